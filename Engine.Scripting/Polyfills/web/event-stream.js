'use strict';
// The text of an event stream, read as it comes. It tells event(type, data), id(id) and retry(ms). HTML, section 9.2.6.
module.exports = function eventStream(told) {
  let rest = '';
  let data = [];
  let size = 0;
  let type = '';
  let id;

  function line(text) {
    if (text === '') return dispatch();
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') type = value;
    else if (name === 'data') bound(size += value.length + 1, data.push(value));
    else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) told.retry(Number(value));
  }

  function dispatch() {
    if (id !== undefined) told.id(id);
    const [happened, lines] = [type || 'message', data];
    [type, data, size] = ['', [], 0];
    if (lines.length) told.event(happened, lines.join('\n'));
  }

  function bound(length) { if (length > host.heldBytes) throw new RangeError('The event is too large'); }

  return function (text) {
    rest += text;
    // A carriage return at the end may be half of a line's end.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    bound(rest.length + size);
    lines.forEach(line);
  };
};
