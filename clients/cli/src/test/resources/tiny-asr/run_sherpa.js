// Runs sherpa-onnx on the tiny graphs and stores what it hears in expected.json. See README.md.
//
//     npm install sherpa-onnx-node@VERSION && node run_sherpa.js
'use strict';
const fs = require('fs');
const path = require('path');
const sherpa = require('sherpa-onnx-node');

const here = (name) => path.join(__dirname, name);
const wave = sherpa.readWave(here('recording.wav'));
const features = {sampleRate: 16000, featureDim: 80};

function offline(name, model, tokens, rest) {
  const recognizer = new sherpa.OfflineRecognizer({
    featConfig: features,
    modelConfig: {...model, tokens: here(tokens), numThreads: 1, provider: 'cpu', debug: 0},
    ...rest,
  });
  const stream = recognizer.createStream();
  stream.acceptWaveform({sampleRate: wave.sampleRate, samples: wave.samples});
  recognizer.decode(stream);
  const heard = recognizer.getResult(stream);
  return {name, text: heard.text, tokens: heard.tokens, timestamps: heard.timestamps,
          lang: heard.lang || '', emotion: heard.emotion || '', event: heard.event || ''};
}

// Silence follows, so much that the recording and 0.3 s are in whole chunks of 45 that move by 32.
function streaming(name, transducer, rest) {
  const recognizer = new sherpa.OnlineRecognizer({
    featConfig: features,
    modelConfig: {transducer, tokens: here('tokens.txt'), numThreads: 1, provider: 'cpu', debug: 0},
    enableEndpoint: 0,
    ...rest,
  });
  const stream = recognizer.createStream();
  stream.acceptWaveform({sampleRate: wave.sampleRate, samples: wave.samples});
  const spoken = Math.floor((wave.samples.length / 16000 + 0.3) * 100);
  const chunks = Math.max(Math.ceil((spoken - 45) / 32), 0);
  const silence = (45 + chunks * 32 + 1) * 160 - wave.samples.length;
  stream.acceptWaveform({sampleRate: wave.sampleRate, samples: new Float32Array(silence)});
  stream.inputFinished();
  while (recognizer.isReady(stream)) {
    recognizer.decode(stream);
  }
  const heard = recognizer.getResult(stream);
  return {name, text: heard.text, tokens: heard.tokens, timestamps: heard.timestamps};
}

const parts = (encoder) => ({encoder: here(encoder), decoder: here('decoder.onnx'), joiner: here('joiner.onnx')});
const beam = {decodingMethod: 'modified_beam_search', maxActivePaths: 4};
const senseVoice = (language, itn) => ({
  senseVoice: {model: here('sense-voice.onnx'), language, useInverseTextNormalization: itn},
});

const cases = [
  offline('sense-voice zh', senseVoice('zh', 0), 'sense-voice-tokens.txt'),
  offline('sense-voice en itn', senseVoice('en', 1), 'sense-voice-tokens.txt'),
  offline('paraformer', {paraformer: {model: here('paraformer.onnx')}}, 'paraformer-tokens.txt'),
  offline('ctc', {zipformerCtc: {model: here('zipformer-ctc.onnx')}}, 'tokens.txt'),
  offline('transducer greedy', {transducer: parts('encoder.onnx'), modelType: 'transducer'}, 'tokens.txt'),
  offline('transducer beam', {transducer: parts('encoder.onnx'), modelType: 'transducer'}, 'tokens.txt', beam),
  streaming('transducer streaming greedy', parts('streaming-encoder.onnx')),
  streaming('transducer streaming beam', parts('streaming-encoder.onnx'), beam),
];
fs.writeFileSync(here('expected.json'), JSON.stringify(cases, null, 1) + '\n');
