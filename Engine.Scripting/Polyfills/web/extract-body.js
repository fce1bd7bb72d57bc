'use strict';
// What a body is made of, and the content type that it brings along. Fetch, section 2.2.4 (extract).
// whole: what can be sent as it is, a string or bytes; stream: a ReadableStream, whose bytes are still to come.
const { view, utf8 } = require('./bytes');

module.exports = function (body) {
  if (body === null || body === undefined) return null;
  if (typeof body === 'object') {
    const bytes = view(body);
    if (bytes) return { whole: bytes.slice(), type: null };
    const tag = Object.prototype.toString.call(body);
    if (tag === '[object Blob]' || tag === '[object File]') return { whole: require('./blob').bytesOf(body), type: body.type || null };
    if (tag === '[object FormData]') {
      const { bytes: whole, type } = require('./multipart').write(body);
      return { whole, type };
    }
    if (tag === '[object URLSearchParams]') return { whole: String(body), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
    if (typeof body.getReader === 'function') return { stream: body, type: null };
  }
  return { whole: String(body).toWellFormed(), type: 'text/plain;charset=UTF-8' };
};

module.exports.bytes = whole => typeof whole === 'string' ? utf8(whole) : whole;
