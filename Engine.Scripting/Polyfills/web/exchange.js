'use strict';
// One HTTP exchange through the platform's request. It tells head(status, headers), chunk(bytes), then end() or fail(text),
// each later than the call. Where the platform has chunks they are told as they come, and the head before them.
const { buffer, utf8 } = require('./bytes');
const Headers = require('./headers');

// The fields that a browser sets itself; a script's are passed over in silence.
const own = /^(?:accept-charset|accept-encoding|connection|content-length|date|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade|via|(?:proxy|sec)-.*)$/;

module.exports = function exchange({ url, method, headers, body, redirect }, told) {
  const inChunks = host.has('request.enableChunked') && host.has('RequestTask.onChunkReceived') && host.has('RequestTask.onHeadersReceived');
  let headTold = false;
  let task = null;

  const head = result => {
    if (headTold) return;
    headTold = true;
    told.head(result.statusCode, headersOf(result));
  };
  const answer = result => {
    head(result);
    if (!inChunks) {
      const bytes = typeof result.data === 'string' ? utf8(result.data) : new Uint8Array(result.data ?? 0);
      if (bytes.length) told.chunk(bytes);
    }
    told.end();
  };

  const options = {
    url: url.replace(/#.*$/, ''),
    method,
    header: fieldsOf(headers),
    success: answer,
    // Some platforms count a status of 400 and more as a failure, and give the answer along with it.
    fail: result => typeof result.statusCode === 'number' ? answer(result) : told.fail(result[host.messageField]),
    getRawResult: raw => { task = raw; },
  };
  if (body !== null) options.data = typeof body === 'string' ? body : buffer(body);
  if (redirect !== undefined) options.redirect = redirect;
  if (inChunks) options.enableChunked = true;
  else if (host.has('request.responseType')) options.responseType = 'arraybuffer';
  else options.dataType = host.has('request.dataType.arraybuffer') ? 'arraybuffer' : 'text';

  host.api.request(options);
  if (inChunks) {
    task.onHeadersReceived(head);
    task.onChunkReceived(result => told.chunk(new Uint8Array(result.data)));
  }
  return { abort() { task.abort?.(); } };
};

function fieldsOf(headers) {
  const fields = {};
  for (const [name, value] of headers) if (!own.test(name)) fields[name] = value;
  return fields;
}

function headersOf({ header, headers, cookies }) {
  const result = new Headers();
  const apart = Array.isArray(cookies) && cookies.length > 0;
  for (const [name, value] of Object.entries(header ?? headers ?? {})) {
    if (apart && name.toLowerCase() === 'set-cookie') for (const cookie of cookies) result.append(name, cookie);
    else result.append(name, value);
  }
  return result;
}
