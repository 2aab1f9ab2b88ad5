"""Writes utterances.tsv (name, said, recognised) and sclite.tsv (what sclite counts in them).

Usage: python3 make_sclite.py <SCTK>/src/sclite/sclite
"""
import os
import random
import re
import subprocess
import sys
import tempfile

SAID_AND_RECOGNISED = """
the quick brown fox jumps over the lazy dog|the quick brown fox jumps over the lazy dog
the quick brown fox jumps over the lazy dog|a quick brown fox jumped over lazy dogs
she sells sea shells by the sea shore|she sells seashells by the seashore
we will meet at the station at nine|we'll meet at station nine
nobody said anything|
|somebody said something
one|one
one|two
to be or not to be|not to be or to be
it was the best of times it was the worst of times|it was the worst of times it was the best of times
please turn left at the second traffic light|please turn turn left at the the second light
Please Turn Left|please turn left
well I never|well I I I never
the rain in spain stays mainly in the plain|the rain in spain falls mainly on the plane today
a b c d e|c x y d e
a b c d e|e d c b a
a b c|c x y
x y c|a b c d
this sentence has far more words than what was heard of it|this
yes|yes yes yes yes yes
two hundred and forty six|246
co-operate with the x-ray team|cooperate with the x ray team
naïve café déjà vu|naive cafe deja vu
今天 天气 很 好|今天 天气 很 好
今天天气很好|今天天汽好
我们 明天 去 北京 开会|我们 后天 去 南京 开 大会
广州市房地产中介协会分析|广州房地产中介协会分析师
请 打开 wifi 和 空调|请 打开 wi fi 空调
他说 hello 我说 goodbye|他 说 hallo 我 说 good bye
一二三四五六七八九十|十九八七六五四三二一
中国|
你好|你 好 吗
""".strip("\n").split("\n")


def jumbled(source, letters):
    """Few words in many orders: alignments that cost the same are what programs disagree on."""
    return " ".join(source.choice(letters) for _ in range(source.randint(0, 14)))


def examples():
    rows = [line.split("|") for line in SAID_AND_RECOGNISED]
    source = random.Random(7)
    for letters in ("ab", "abc", "abcde", ["今", "天", "好"], ["ab", "ba", "aab", "b"]):
        rows += [(jumbled(source, letters), jumbled(source, letters)) for _ in range(20)]
    return [(f"s-{i:03}", said, heard) for i, (said, heard) in enumerate(rows) if said or heard]


def score(program, rows, folder, options):
    """Returns (counts by name, the total percentage #ERR)."""
    for name, column in (("ref", 1), ("hyp", 2)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.writelines(f"{row[column]} ({row[0]})\n" for row in rows)
    command = [program, "-r", "ref", "trn", "-h", "hyp", "trn", "-i", "rm", "-e", "utf-8", "-s"]
    run = subprocess.run(
        command + options + ["-o", "pralign", "sum", "stdout"],
        cwd=folder, check=True, capture_output=True,
    )
    text = run.stdout.decode("utf-8")
    counts = re.findall(r"^id: \((\S+)\)\nScores: \(#C #S #D #I\) (\d+) (\d+) (\d+) (\d+)$", text, re.MULTILINE)
    total = re.search(r"\| Sum/Avg *\|(.*)", text).group(1)
    return counts, re.findall(r"[\d.]+", total)[6]


def main():
    rows = examples()
    with open("utterances.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.writelines("\t".join(row) + "\n" for row in rows)
    with tempfile.TemporaryDirectory() as folder, open("sclite.tsv", "w", newline="\n") as out:
        modes = (("words", []), ("characters", ["-c"]), ("mixed", ["-c", "NOASCII"]))
        for mode, options in modes:
            counts, error = score(os.path.abspath(sys.argv[1]), rows, folder, options)
            assert len(counts) == len(rows), (mode, len(counts), len(rows))
            out.writelines("\t".join((mode, *one)) + "\n" for one in counts)
            out.write(f"{mode}\tERR\t{error}\n")


main()
