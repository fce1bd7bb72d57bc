// Bundles each file of entries/ into one file of ../web/vendor, with the licences of what went in and a list of digests.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const target = '../web/vendor';
const made = ['URL', 'URLSearchParams', 'ReadableStream', 'WritableStream', 'TransformStream'];
const scope = `let ${made.join(', ')};\nconst scope = Object.create(globalThis, { ${made.map(name => `${name}: { value: undefined, writable: true }`).join(', ')} });`;
const packages = ['core-js-pure', 'web-streams-polyfill'];

mkdirSync(target, { recursive: true });
const digests = [];
for (const entry of readdirSync('entries').sort()) {
  const outfile = `${target}/${entry}`;
  await build({
    entryPoints: [`entries/${entry}`],
    outfile,
    bundle: true,
    minify: true,
    format: 'cjs',
    target: 'es2022',
    charset: 'ascii',
    keepNames: true,
    legalComments: 'none',
    // A library looks whether its names are there already: it must not find what is about to be made of it.
    define: { globalThis: 'scope' },
    banner: { js: "'use strict';\n// Bundled from libraries; LICENSES.txt names them. Made by Polyfills/build.\n" + scope },
  });
  digests.push(`${createHash('sha256').update(readFileSync(outfile)).digest('hex')}  ${entry}`);
}

writeFileSync(`${target}/MANIFEST.sha256`, digests.join('\n') + '\n');
writeFileSync(`${target}/LICENSES.txt`, packages.map(licence).join('\n' + '-'.repeat(80) + '\n\n'));

function licence(name) {
  const { version, license, homepage } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return `${name} ${version}, ${license}\n${homepage ?? ''}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}\n`;
}
