// Mozilla's Readability on the pages of newsdex-extraction: writes what it finds as OUT/SET/NAME.html.
//   npm install @mozilla/readability jsdom     (somewhere; run from there)
//   node readability.mjs FOLDER OUT
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const { Readability } = require('@mozilla/readability');
const { JSDOM, VirtualConsole } = require('jsdom');

const [folder, out] = process.argv.slice(2);

function* pages() {
  const readability = path.join(folder, 'readability');
  for (const name of fs.readdirSync(readability).sort()) {
    yield ['readability', name, path.join(readability, name, 'source.html')];
  }
  const newspaper = path.join(folder, 'newspaper3k', 'html');
  for (const file of fs.readdirSync(newspaper).sort()) {
    const name = path.basename(file, '.html').replace('_article', '');
    yield ['newspaper3k', name, path.join(newspaper, file)];
  }
}

// Most are UTF-8, whatever they declare; jsdom believes what the others declare.
function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

let milliseconds = 0;
let count = 0;
for (const [set, name, file] of pages()) {
  const html = decoded(fs.readFileSync(file));
  let content = '';
  const start = process.cpuUsage();
  try {
    const options = { url: 'http://fakehost/test/page.html', virtualConsole: new VirtualConsole() };
    const article = new Readability(new JSDOM(html, options).window.document).parse();
    content = article?.content ?? '';
  } catch (error) {
    console.error(`${set}/${name}: ${error.message}`);
  }
  const used = process.cpuUsage(start);
  milliseconds += (used.user + used.system) / 1000;
  ++count;
  fs.mkdirSync(path.join(out, set), { recursive: true });
  fs.writeFileSync(path.join(out, set, `${name}.html`), content);
}
console.log(`${count} pages, ${(count / milliseconds * 1000).toFixed(1)} a second of the processor`);
