'use strict';
// An absolute url in its canonical form. Most are canonical as they are: only the others need the whole URL class.
const schemes = /^(https?|wss?):$/;
const shape = /^((?:https?|wss?):\/\/([a-z0-9.-]+)(?::([1-9]\d{0,4}))?)([/?][\w\-.~!$&()*+,;=:@/%?]*)?$/;
const quad = /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/;

module.exports = function (text) {
  text = String(text);
  const [, origin, host, port, rest = ''] = shape.exec(text) ?? [];
  if (origin && isPlainHost(host) && isPlainPort(port) && !/\/(?:\.|%2e)/i.test(rest)) return origin + (rest[0] === '/' ? '' : '/') + rest;
  const url = new (require('./url').URL)(text);
  if (!schemes.test(url.protocol)) throw new TypeError(`The scheme of '${text}' is not http, https, ws or wss`);
  return url.href;
};

function isPlainHost(host) {
  const labels = host.split('.');
  if (host.includes('xn--') || labels.includes('')) return false;
  return /^[a-z]/.test(labels[labels.length - 1]) || (quad.test(host) && labels.every(part => part < 256));
}

// The port of a scheme is left out of the canonical form.
function isPlainPort(port) { return !port || (port !== '80' && port !== '443' && port < 65536); }
