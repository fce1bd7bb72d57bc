'use strict';
// What XMLHttpRequest and its upload have in common. XMLHttpRequest, section 3.
const EventTarget = require('./event-target');
const ProgressEvent = require('./progress-event');

class XMLHttpRequestEventTarget extends EventTarget {}
require('./event-handlers')(XMLHttpRequestEventTarget, ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend']);

class XMLHttpRequestUpload extends XMLHttpRequestEventTarget {}

// Tells how far a transfer is.
function tell(target, type, loaded, total) { target.dispatchEvent(new ProgressEvent(type, { lengthComputable: total > 0, loaded, total })); }

module.exports = { XMLHttpRequestEventTarget, XMLHttpRequestUpload, tell };
