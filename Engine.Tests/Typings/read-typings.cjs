'use strict';
// Reads the official typings of a platform with the TypeScript compiler, and prints what their network part has: a list of
// names as canIUse has them, as JSON.
//
//   node read-typings.cjs PACKAGES OBJECT FILE...
//
// PACKAGES is a folder with node_modules, OBJECT the native object (wx, my), FILE a .d.ts below PACKAGES.
const path = require('path');
const [packages, root, ...files] = process.argv.slice(2);
const ts = require(path.join(packages, 'node_modules', 'typescript'));

// What belongs to the network, to the files that it moves, or to the storage: by name, or by the folder of its page.
const NAMES = /socket|request$|uploadFile|downloadFile|network|udp|tcp|mdns|dns|localService|storage|fileSystem|fileInfo|savedFile|saveFile/i;
const PAGES = /\/dev\/api\/(network|file|storage)\//;
const FIXED = ['env', 'arrayBufferToBase64', 'base64ToArrayBuffer'];
// Only what the network functions take of a few words; the values of files are told by their errors.
const VALUES = ['method', 'dataType', 'responseType', 'redirect'];
// What is an object with functions of its own; other objects are results.
const OBJECT = /(Task|Manager|Socket)$/;

const program = ts.createProgram(files.map(file => path.join(packages, file)), { types: [], lib: ['lib.es2020.d.ts'], skipLibCheck: true });
const checker = program.getTypeChecker();
const names = new Set();
const seen = new Set();

const isOurs = symbol => (symbol.declarations || []).some(declaration => /miniprogram-api-typings|@mini-types/.test(declaration.getSourceFile().fileName));
const typeOf = symbol => checker.getTypeOfSymbolAtLocation(symbol, symbol.declarations[0]);
const parts = type => type.isUnionOrIntersection() ? type.types.flatMap(parts) : [checker.getBaseConstraintOfType(type) || type];
const partsOf = symbol => parts(checker.getNonNullableType(typeOf(symbol)));
const signatures = symbol => partsOf(symbol).flatMap(part => part.getCallSignatures());
// A text or an ArrayBuffer has members too, but the typings do not describe them.
const properties = part => part.flags & ts.TypeFlags.Object ? part.getProperties().filter(isOurs) : [];

function fields(key, symbol) {
  for (const field of partsOf(symbol).flatMap(properties)) names.add(`${key}.${field.name}`);
}

// What a callback is told.
function told(key, symbol) {
  for (const signature of signatures(symbol)) signature.parameters.slice(0, 1).forEach(parameter => fields(key, parameter));
}

function option(key, symbol) {
  if (symbol.name === 'complete') return;
  if (symbol.name === 'success' || symbol.name === 'fail') return told(`${key}.${symbol.name}`, symbol);
  names.add(`${key}.object.${symbol.name}`);
  if (!VALUES.includes(symbol.name)) return;
  for (const part of partsOf(symbol).filter(part => part.isStringLiteral() && part.value)) names.add(`${key}.object.${symbol.name}.${part.value}`);
}

function member(key, symbol) {
  names.add(key);
  for (const signature of signatures(symbol)) {
    for (const parameter of signature.parameters.slice(0, 1)) {
      // What is taken off was told of where it was put on.
      if (!/^off/.test(symbol.name)) told(`${key}.callback`, parameter);
      partsOf(parameter).flatMap(properties).forEach(known => option(key, known));
    }
    for (const given of parts(signature.getReturnType()).filter(part => part.symbol && isOurs(part.symbol) && part.getProperties().length)) {
      const name = given.symbol.name;
      if (OBJECT.test(name)) object(name, given);
      else for (const field of properties(given)) names.add(`${key}.return.${field.name}`);
    }
  }
}

function object(name, type) {
  if (seen.has(name)) return;
  seen.add(name);
  for (const known of properties(type)) member(`${name}.${known.name}`, known);
}

function isInPart(symbol) {
  if (NAMES.test(symbol.name) || FIXED.includes(symbol.name)) return true;
  return symbol.declarations.some(declaration => PAGES.test(ts.getJSDocCommentsAndTags(declaration).map(comment => comment.getText()).join(' ')));
}

function rootMembers() {
  for (const file of program.getSourceFiles()) {
    const symbol = checker.getSymbolsInScope(file, ts.SymbolFlags.Value | ts.SymbolFlags.Namespace).find(known => known.name === root);
    if (symbol) return symbol.flags & ts.SymbolFlags.Namespace
      ? checker.getExportsOfModule(symbol).filter(known => known.flags & ts.SymbolFlags.Value)
      : typeOf(symbol).getProperties();
  }
  throw new Error(`The typings have no '${root}'.`);
}

for (const known of rootMembers().filter(isInPart)) {
  member(known.name, known);
  if (signatures(known).length === 0) object(known.name, typeOf(known));
}
console.log(JSON.stringify([...names].sort()));
