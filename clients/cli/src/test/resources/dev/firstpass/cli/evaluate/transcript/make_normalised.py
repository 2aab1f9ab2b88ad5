"""Writes normalised.tsv: sentences, and what Whisper's basic and English normalisers make of them.

Usage: PYTHONPATH=<whisper>/whisper python3 make_normalised.py
"""
import random

from normalizers import BasicTextNormalizer, EnglishTextNormalizer

SENTENCES = """
Good morning, everyone.
GOOD MORNING EVERYONE
Well... I don't know; maybe it's nothing?
She said: “We’re late!” — and left.
He won't, she can't, they shouldn't and I ain't.
Let's go, y'all; I'm gonna be late and you've gotta wait.
I'ma tell you what I wanna do, imma go.
We woulda, coulda, shoulda.
Yes, ma'am, the children's books are here.
They'd been told he'd gone before she'd done it.
It's been raining, and he's got an umbrella; who's gone?
I'd say we'll see what they're doing and what you've seen; I'm sure.
Mr. Brown met Mrs. Green, Dr. White and Prof. Black on St. James St.
Capt. Hill, Gov. Lee, Gen. Roe, Sen. Fox, Rep. Ray, Pres. May, Rev. Fay and Hon. Kay
Asst. to the assoc. editor, Lt. Col. John Doe Jr., Esq., and Sr. partner
Uh, um, hmm, well, mhm, mm, I suppose so.
Umbrella hummingbird
[noise] the dog barked (laughs) twice <unk>
[unclosed bracket and (nested (words) here)
<b>bold</b> and plain
The colour of the grey harbour is my favourite.
We organised the theatre's programme and analysed the catalogue.
Travelling jewellers cancelled their licence cheque.
I realise the centre is two metres from the neighbour.
Café naïve façade déjà vu Zoë
Ångström, øre, æther, œuvre, straße, đuro, þing, łódź
100% sure, 5 % off, 3.5% interest, per cent, percent
twenty percent of ten per cent
thirty per hour
$20, £5.50, €3, ¢7, 20$
$2 and ¢7
two dollars and seven cents
five dollars and ten cents
twenty million dollars
$20 million
2.5 million pounds
one point five billion euros
zero dollars and five cents
$0.07
£0.50 and €0.99
1,000,000 people and 12,345.67 litres
the 1960s, the 274th, the 32 nd, the 5 s
nineteen sixties
nineteen ninety nine
two thousand and eight
two thousand eight
twenty ten
twenty twenty one
one hundred and one dalmatians
one hundred one
three hundred and sixty five days
four hundred thousand and three
six million two hundred thousand three hundred and twelve
one hundred twenty three thousand four hundred fifty six
twelve hundred
a hundred thousand million
one oh one
two oh two point oh five
oh one two three
o two o
double oh seven
double seven triple zero
triple nine
double trouble, triple jump
one two three four five
nine one one
twenty one
twenty-one
twenty first
twenty-second century
thirty third
the first, second, third, fourth, fifth and sixth
the eighth, ninth, nineth, tenth, eleventh and twelfth
the thirteenth, twentieth, thirtieth, hundredth, thousandth and millionth
ones and twos, fives and sixes
the twenties, thirties and nineties
hundreds of thousands
two hundreds
millions and billions
three point one four one five nine
point five
point taken
zero point zero one
one point two million
1.5 thousand
1.2345 million
1.23456789 thousand
three point one hundred
ten point five percent
and a half
one and a half
two and a half million
two million and a half
the man and a half dog
ten and a half and a half
minus five degrees
minus the cost
negative twenty
plus one
positive thinking, plus size
minus 3.5
plus dollars
-5 and +7
-$5
one
the one and only ones
1 and 1s
one one
number one, page 1, chapter 11
twenty eleven
thirty fifteen
eleven eleven
eleven twelve thirteen
ten twenty thirty
fifty fifty
sixty four
sixty forty
five hundred five hundred
zero zero seven
zero hundred
hundred
thousand thousand
one million million
sextillion septillion
one decillion
12 34
12 twenty
12 hundred
3 million
3.0
3.10
007
7.
.5
192.168.0.1
version 2.0.1
10:30 a.m.
at 5pm or 17h30
4x4 and mp3
abc123def
A1 B2 C3
COVID-19
e-mail me at john.doe@example.com
http://www.example.com/a_b?c=d
C++ and C#
R&B, AT&T, rock'n'roll
rock 'n' roll
the dogs ' bones
'tis the season
don ' t
it ' s
snake_case words
50/50
1/2 cup
½ cup and ¼ litre
x² + y³ = z
№ 5 and ™ and ©
Ⅷ and ①
ﬁne ﬂuﬀ
full－width ＡＢＣ １２３
日本語のテスト。
你好,世界!
Привет, мир! Ёлка и йод
שלום עולם
مرحبا بالعالم ١٢٣
हिन्दी में पाठ
ภาษาไทย
İstanbul ISPARTA
ΟΔΟΣ ΣΑΣ
tab and  many   spaces
   leading and trailing   
...
?!
'
%
$
a.b.c.
U.S.A. and U.K.
i.e. this, e.g. that, etc.
Ph.D. vs. M.D.
No. 5
$1
$1.00
$1,234.56
one dollar
one cent
one hundred dollars and one cent
five cents
fifty cents and two euros
pounds and pence
a pound of cents
two and two is four
hundred and one
hundred and dogs
one and two
seventy and eighty
million and a half
twenty per cent per year
ten per
percent
five percentages
point
double
and
minus
first
the first second
second to none
o
oh my
oh oh
three oh clock
three o'clock
quarter to nine
nine to five
forty-two's the answer
catch twenty-two
seven-eleven
eighty-eight keys
ninety nine point nine nine percent
two zero two four
two thousand twenty four
nineteen hundred
nineteen oh five
eighteen hundred and twelve
""".strip("\n").split("\n")

VOCABULARY = (
    "zero oh one two seven nine ten twelve nineteen twenty thirty ninety hundred thousand million first third "
    "eighth twentieth hundredth twos twenties thousands minus plus dollars cents euros percent per cent and double "
    "triple point 5 12 3.5 -4 $6 0 100 half a dogs"
).split()


def rambling(source):
    """Number words in any order: what nobody says, but rules must answer."""
    return " ".join(source.choice(VOCABULARY) for _ in range(source.randint(3, 8)))


def main():
    basic, english = BasicTextNormalizer(), EnglishTextNormalizer()
    source = random.Random(20)
    sentences = SENTENCES + [rambling(source) for _ in range(300)]
    with open("normalised.tsv", "w", encoding="utf-8", newline="\n") as out:
        for sentence in sentences:
            out.write("\t".join((sentence, basic(sentence), english(sentence))) + "\n")



main()
