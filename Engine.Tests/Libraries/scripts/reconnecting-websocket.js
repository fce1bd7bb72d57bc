const ReconnectingWebSocket = require('reconnecting-websocket');
const { run, equal, next } = require('./steps');

const make = function (path, protocols, options) {
  const opened = next(), heard = next(), lost = next(), failed = next();
  const socket = new ReconnectingWebSocket('wss://lab.example' + path, protocols, Object.assign({ minReconnectionDelay: 10, maxReconnectionDelay: 20 }, options));
  socket.binaryType = 'arraybuffer';
  socket.onopen = opened.tell;
  socket.onmessage = heard.tell;
  socket.onclose = lost.tell;
  socket.onerror = failed.tell;
  return { socket, opened, heard, lost, failed };
};
let one;

run({
  async 'send before it is open'() {
    one = make('/ws/echo', ['chat']);
    one.socket.send('early');
    await one.opened.take();
    equal([(await one.heard.take()).data, one.socket.protocol, one.socket.readyState], ['early', 'chat', 1]);
  },
  async 'binary message'() {
    one.socket.send(new Uint8Array([0, 1, 255]));
    equal([...new Uint8Array((await one.heard.take()).data)], [0, 1, 255]);
  },
  async 'reconnect when asked'() {
    one.socket.reconnect();
    await one.lost.take();
    await one.opened.take();
    one.socket.send('again');
    equal((await one.heard.take()).data, 'again');
  },
  async close() {
    one.socket.close(1000, 'bye');
    const { code, reason } = await one.lost.take();
    equal([code, reason], [1000, 'bye']);
  },
  async 'reconnect after a lost connection'() {
    const { socket, opened, lost } = make('/ws/drop');
    await opened.take();
    socket.send('drop');
    await lost.take();
    await opened.take();
    equal(socket.retryCount, 1);
    socket.close();
  },
  async 'give up after so many tries'() {
    const { socket, failed } = make('/ws/reject', [], { maxRetries: 2 });
    for (let tries = 0; tries < 3; tries++) await failed.take();
    equal(socket.retryCount, 2);
    socket.close();
  },
});
