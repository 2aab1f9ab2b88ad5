// OpenAI's own client transcribes against a server that runs already: node openai.mjs ADDRESS MODEL RECORDING
import fs from 'node:fs';
import OpenAI from 'openai';

const [address, model, recording] = process.argv.slice(2);
const client = new OpenAI({ apiKey: 'none', baseURL: `${address}/v1` });
const transcribe = (more) =>
  client.audio.transcriptions.create({ file: fs.createReadStream(recording), model, ...more });
const check = (what, holds) => {
  console.log(`${holds ? 'ok' : 'FAILED'}: ${what}`);
  if (!holds) process.exitCode = 1;
};

const text = (await transcribe({ response_format: 'json' })).text;
check('json has a text', text.length > 20);
check('text is the same', (await transcribe({ response_format: 'text' })).trim() === text);
check('srt has cues', /^1\n00:00:0\d,\d{3} --> /.test(await transcribe({ response_format: 'srt' })));
check('vtt begins as such', (await transcribe({ response_format: 'vtt' })).startsWith('WEBVTT'));
const verbose = await transcribe({
  response_format: 'verbose_json',
  timestamp_granularities: ['word', 'segment'],
});
check('verbose_json has segments', verbose.segments.length > 0);
check('words lie inside the recording', verbose.words.every((word) => word.end <= verbose.duration));
let streamed = '';
for await (const event of await transcribe({ stream: true })) {
  if (event.type === 'transcript.text.done') streamed = event.text;
}
check('a stream ends with the text', streamed === text);
