'use strict';
// FormData as multipart/form-data and back. HTML, section 4.10.22.7; RFC 7578.
const { Blob, bytesOf } = require('./blob');
const { join, utf8, text } = require('./bytes');

exports.write = function (form) {
  const boundary = '----MiniActorsFormBoundary' + host.uuid().replace(/-/g, '').slice(0, 16);
  const parts = [];
  for (const [name, value] of form) {
    const heading = `--${boundary}\r\nContent-Disposition: form-data; name="${quote(lines(name))}"`;
    if (value instanceof Blob) parts.push(utf8(`${heading}; filename="${quote(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}\r\n\r\n`), bytesOf(value), utf8('\r\n'));
    else parts.push(utf8(`${heading}\r\n\r\n${lines(value)}\r\n`));
  }
  parts.push(utf8(`--${boundary}--\r\n`));
  return { type: 'multipart/form-data; boundary=' + boundary, bytes: join(parts) };
};

exports.read = function (bytes, type) {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  if (!boundary) throw new TypeError('The content type names no boundary');
  // One character a byte: what is cut out goes back to its bytes.
  const pieces = ('\r\n' + host.binary(bytes)).split('\r\n--' + (boundary[1] ?? boundary[2]));
  if (pieces.length < 2 || !pieces[pieces.length - 1].startsWith('--')) throw new TypeError('The body is no multipart/form-data');
  const form = new (require('./form-data'))();
  for (const piece of pieces.slice(1, -1)) readPart(form, piece);
  return form;
};

function readPart(form, piece) {
  const end = piece.indexOf('\r\n\r\n');
  const heading = text(bytesOfBinary(piece.slice(0, Math.max(0, end))));
  const name = /content-disposition:\s*form-data;.*?\bname="([^"]*)"/i.exec(heading);
  if (end < 0 || !name) throw new TypeError('The body is no multipart/form-data');
  const content = bytesOfBinary(piece.slice(end + 4));
  const file = /;\s*filename="([^"]*)"/i.exec(heading);
  if (!file) return form.append(unquote(name[1]), text(content));
  form.append(unquote(name[1]), new Blob([content], { type: /\r\ncontent-type:\s*([^\r\n]*)/i.exec(heading)?.[1] ?? 'text/plain' }), unquote(file[1]));
}

function bytesOfBinary(binary) { return new Uint8Array(host.unbinary(binary)); }
function lines(value) { return value.replace(/\r\n?|\n/g, '\r\n'); }
function quote(name) { return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22'); }
function unquote(name) { return name.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%22/g, '"'); }
