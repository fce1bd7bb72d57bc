global.window = global;
global.document = Object.assign(new EventTarget(), { hidden: false });
const { fetchEventSource } = require('@microsoft/fetch-event-source');
const { run, equal } = require('./steps');
const lab = 'https://lab.example';

run({
  async events() {
    const heard = [];
    let status;
    await fetchEventSource(lab + '/sse?count=3&ms=10', { async onopen(response) { status = response.status }, onmessage(event) { heard.push([event.id, event.data]) } });
    equal([status, heard], [200, [['1', '{"n":1}'], ['2', '{"n":2}'], ['3', '{"n":3}']]]);
  },
  async 'retry after the end'() {
    let ends = 0;
    await fetchEventSource(lab + '/sse?count=1&ms=1', { onclose() { if (++ends < 3) throw new Error('again') }, onerror() { return 5 } });
    equal(ends, 3);
  },
  async 'abort between two events'() {
    const controller = new AbortController();
    let heard = 0;
    await fetchEventSource(lab + '/sse?count=20&ms=20', { signal: controller.signal, onmessage() { if (++heard === 2) controller.abort() } });
    equal(heard, 2);
  },
  async 'stop while nobody looks'() {
    let heard = 0;
    const hide = function (hidden) { document.hidden = hidden; document.dispatchEvent(new Event('visibilitychange')) };
    await fetchEventSource(lab + '/sse?count=3&ms=20', { onmessage() { if (++heard === 1) { hide(true); hide(false) } } });
    equal(heard > 3, true);
  },
  async 'refused type'() {
    const error = await fetchEventSource(lab + '/json', { onerror(error) { throw error } }).catch(function (error) { return error });
    equal(/Expected content-type/.test(error.message), true);
  },
});
