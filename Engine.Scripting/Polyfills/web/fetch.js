'use strict';
// fetch over the platform's request: its lists of hosts, its limits and its methods rule. Fetch, section 5.6.
const Request = require('./request');
const { received } = require('./response');
const { contentOf, sourceOf } = require('./body');
const BodySource = require('./body-source');
const exchange = require('./exchange');
const statusText = require('./status-text');

module.exports = async function fetch(input, init) {
  const request = new Request(input, init);
  request.signal.throwIfAborted();
  if (request.redirect !== 'follow' && !host.has('request.redirect')) throw new TypeError('fetch failed: this platform follows every redirection');
  const content = contentOf(request);
  const body = content ? content.whole ?? await sourceOf(request).all() : null;
  request.signal.throwIfAborted();
  return carry(request, body);
};

function carry(request, body) {
  const { signal, url, redirect } = request;
  return new Promise((resolve, reject) => {
    const source = new BodySource();
    const finish = () => signal.removeEventListener('abort', abort);
    const stop = reason => {
      finish();
      reject(reason);
      source.fail(reason);
    };
    const abort = () => {
      link.abort();
      stop(signal.reason);
    };
    const link = exchange({ url, body, method: request.method, headers: request.headers, redirect: redirect === 'follow' ? undefined : 'manual' }, {
      head(status, headers) {
        if (redirect === 'error' && status >= 300 && status < 400 && headers.has('location')) {
          link.abort();
          stop(new TypeError('fetch failed: the answer is a redirection'));
        }
        resolve(received(source, { status, statusText: statusText(status), headers, url: url.replace(/#.*$/, ''), type: 'basic' }));
      },
      chunk(bytes) {
        source.push(bytes);
        if (source.held <= host.heldBytes) return;
        link.abort();
        stop(BodySource.tooLarge());
      },
      end() {
        finish();
        source.end();
      },
      fail(text) { stop(new TypeError('fetch failed: ' + text)); },
    });
    source.oncancel = () => link.abort();
    signal.addEventListener('abort', abort);
  });
}
