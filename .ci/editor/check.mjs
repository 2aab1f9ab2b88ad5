// Label Studio's own editor, in a browser without a screen, draws what the server answered:
//   node check.mjs ADDRESS PICTURE FILES SCREENSHOTS MODEL=RECORDING...
// FILES has a folder for each model that 'firstpass label --format label-studio' wrote.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';
import { expected, renamed } from './expected.mjs';

const [address, picture, files, screenshots, ...pairs] = process.argv.slice(2);
const recordings = pairs.map((pair) => pair.split(/=(.*)/));
const TOLERANCE = 1;
const editor = path.join(path.dirname(createRequire(import.meta.url).resolve('label-studio-frontend/package.json')), 'dist/lsf');
const here = path.dirname(new URL(import.meta.url).pathname);
const labels = (tag, names) => `<${tag} name="${tag}" toName="m">${names.map((n) => `<Label value="${n}"/>`).join('')}</${tag}>`;
const image = (...controls) => `<View><Image name="m" value="$m"/>${controls.join('')}</View>`;
const POINTS = ['nose', ...['eye', 'ear', 'shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'].flatMap((n) => [`left_${n}`, `right_${n}`]), 'person'];
const CASES = [
  ['boxes', 'box', image(labels('RectangleLabels', ['cat', 'dog', 'person']))],
  ['turned', 'obb', image(labels('RectangleLabels', ['ship', 'plane']))],
  ['outlines', 'obb', image(labels('PolygonLabels', ['ship', 'plane']))],
  ['masks', 'segment', image(labels('BrushLabels', ['ball', 'stairs']))],
  ['keypoints', 'pose', image(labels('KeyPointLabels', POINTS))],
];

function serve() {
  const types = { js: 'text/javascript', css: 'text/css', html: 'text/html', wasm: 'application/wasm', png: 'image/png', jpg: 'image/jpeg', wav: 'audio/wav' };
  const page = '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/editor/css/main.css"><div id="label-studio"></div><script src="/editor/js/main.js"></script><script src="/drawn.js"></script>';
  const server = http.createServer((request, response) => {
    const name = request.url.split('?')[0];
    const media = Object.fromEntries(recordings.map(([model, file]) => [`/${model}.wav`, file]));
    const file = { '/picture': picture, '/drawn.js': path.join(here, 'drawn.js'), ...media }[name]
      ?? (name.startsWith('/editor/') ? path.join(editor, path.normalize(name.slice(8))) : '');
    if (name === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': types[file.split('.').pop()] ?? 'application/octet-stream' }).end(fs.readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function post(where, body, type) {
  const answer = await fetch(address + where, { method: 'POST', headers: { 'content-type': type }, body });
  if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const draftOf = (model, file, type) => post(`/v1/models/${model}/predict`, fs.readFileSync(file), type);

async function predict(model, config, file, type) {
  const data = `data:${type};base64,${fs.readFileSync(file).toString('base64')}`;
  const body = { tasks: [{ id: 1, data: { m: data } }], label_config: config, params: { context: null } };
  return (await post(`/label-studio/${model}/predict`, JSON.stringify(body), 'application/json')).results[0];
}

async function show(browser, origin, config, data, prediction, name) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setViewport({ width: 1300, height: 900 });
  await page.goto(origin);
  await page.evaluate((task, xml) => {
    const interfaces = ['panel', 'side-column', 'controls', 'predictions:tabs', 'annotations:tabs', 'annotations:current'];
    // It opens the first prediction by itself.
    window.editor = new LabelStudio('label-studio', { config: xml, interfaces, task });
  }, { id: 1, data, annotations: [], predictions: [{ id: 5, ...prediction }] }, config);
  const ready = () => {
    const regions = window.Htx?.annotationStore?.selected?.regions ?? [];
    return regions.length > 0 && regions.every((one) =>
      one.type === 'audioregion' ? one._ws_region?.element : one.type === 'brushregion' ? one.layerRef && one.imageData : one.shapeRef);
  };
  let regions = [];
  try {
    await page.waitForFunction(ready, { timeout: 20000 });
    // Pictures are scaled once more when the layout is known; what stays the same for a second is drawn.
    let same = '';
    for (let second = 0; second < 15 && (same !== JSON.stringify(regions) || same === '[]'); second++) {
      same = JSON.stringify(regions);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      regions = await page.evaluate(() => window.drawn());
    }
    fs.mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
    await page.close();
  } catch (error) {
    errors.push(String(error));
  }
  return { regions, errors };
}

let failures = 0;
function check(name, what, holds) {
  if (!holds) {
    failures++;
    console.log(`FAILED: ${name}: ${what}`);
  }
}

function compare(name, wanted, { regions, errors }) {
  check(name, `errors in the editor: ${errors}`, errors.length === 0);
  check(name, `${regions.length} regions instead of ${wanted.length}`, regions.length === wanted.length && wanted.length > 0);
  let farthest = 0;
  for (const one of wanted) {
    const region = regions.find((other) => other.id === one.id);
    check(name, `no region ${one.id}`, region);
    if (!region) continue;
    check(name, `label ${region.labels} instead of ${one.label}`, region.labels.join() === one.label);
    check(name, `parent of ${one.id}`, !one.parent || (region.parent ?? '').split('#')[0] === one.parent);
    check(name, `${region.points.length} points of ${one.id}`, region.points.length === one.points.length);
    const away = Math.max(...one.points.map(([x, y], i) => Math.hypot(x - region.points[i][0], y - region.points[i][1])));
    farthest = Math.max(farthest, away);
    check(name, `${one.id} is ${away.toFixed(2)} pixels away: ${region.points} instead of ${one.points}`, away <= TOLERANCE);
    if (one.area) check(name, `${region.area} pixels are painted instead of ${one.area}`, Math.abs(region.area / one.area - 1) < 0.02);
  }
  console.log(`${name}: ${regions.length} regions, at most ${farthest.toFixed(3)} pixels from the draft`);
}

async function checkRecording(browser, origin, model, recording) {
  const draft = await draftOf(model, recording, 'audio/wav');
  const config = '<View><Audio name="m" value="$m"/>' + labels('Labels', [...new Set(draft.suggestions.map((one) => one.label))])
    + '<TextArea name="text" toName="m" perRegion="true" editable="true"/></View>';
  const prediction = await predict(model, config, recording, 'audio/wav');
  const { regions, errors } = await show(browser, origin, config, { m: `/${model}.wav` }, prediction, `recording-${model}`);
  const name = `recording-${model}`;
  check(name, `errors in the editor: ${errors}`, errors.length === 0);
  check(name, `${regions.length} regions instead of ${draft.suggestions.length}`, regions.length === draft.suggestions.length && regions.length > 0);
  let farthest = 0;
  for (const segment of draft.suggestions) {
    const region = regions.find((one) => one.id === segment.id);
    check(name, `no region ${segment.id}`, region);
    if (!region) continue;
    check(name, `label ${region.labels}`, region.labels.join() === segment.label);
    check(name, `text ${region.text}`, region.text.join() === (segment.text ?? ''));
    const perSecond = region.width / draft.item.seconds;
    const away = Math.max(Math.abs(region.left - segment.start * perSecond), Math.abs(region.right - segment.end * perSecond));
    farthest = Math.max(farthest, away);
    check(name, `a segment is ${away} pixels of the wave away`, away <= TOLERANCE);
  }
  console.log(`${name}: ${regions.length} regions, at most ${farthest.toFixed(3)} pixels of the wave from the draft`);
}

const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'], protocolTimeout: 30000 });
console.log(`the editor in ${await browser.version()}`);
const type = picture.endsWith('.png') ? 'image/png' : 'image/jpeg';
for (const [name, model, config] of CASES) {
  const draft = await draftOf(model, picture, type);
  const prediction = await predict(model, config, picture, type);
  const wanted = expected(draft, 'predict');
  compare(name, wanted, await show(browser, origin, config, { m: '/picture' }, prediction, name));
}
for (const model of fs.readdirSync(files)) {
  const draft = renamed(await draftOf(model, picture, type));
  const [task] = JSON.parse(fs.readFileSync(path.join(files, model, 'tasks.json')));
  const config = fs.readFileSync(path.join(files, model, 'label_config.xml'), 'utf8');
  const data = { ...task.data, image: '/picture' };
  compare(`file-${model}`, expected(draft, 'file'), await show(browser, origin, config, data, task.predictions[0], `file-${model}`));
}
for (const [model, recording] of recordings) await checkRecording(browser, origin, model, recording);
await browser.close();
server.close();
console.log(failures ? `${failures} checks failed` : 'the editor draws what was drafted');
process.exitCode = failures ? 1 : 0;
