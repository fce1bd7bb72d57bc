'use strict';
// A view of what an ArrayBuffer or a view holds; null for anything else.
exports.view = value =>
  value instanceof ArrayBuffer ? new Uint8Array(value)
    : ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : null;

// One array out of several.
exports.join = parts => {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

// An ArrayBuffer with these bytes and no others.
exports.buffer = bytes => bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
  ? bytes.buffer
  : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);

// Text as UTF-8.
exports.utf8 = text => new Uint8Array(host.utf8(text));

// UTF-8 as text, without its byte order mark.
exports.text = bytes => host.decoder('utf-8', false, false).decode(bytes, false);
