require('./production');
const SockJS = require('sockjs-client');
const { run, equal, next } = require('./steps');

const speak = async function (transport, options) {
  const heard = next();
  const socket = new SockJS('https://peer.example/sockjs', null, options);
  socket.onmessage = heard.tell;
  const opened = new Promise(function (resolve) { socket.onopen = resolve }), closed = new Promise(function (resolve) { socket.onclose = resolve });
  const first = await Promise.race([opened, closed]);
  if (first.type === 'close') throw new Error(first.reason);
  equal(socket.transport, transport);
  socket.send('grüß dich 你好');
  equal((await heard.take()).data, 'grüß dich 你好');
  socket.send('leave');
  const { code, reason } = await closed;
  equal([code, reason], [3001, 'as asked']);
};

run({
  async 'choose the transport'() { await speak('websocket') },
  async 'polling'() { await speak('xhr-polling', { transports: 'xhr-polling' }) },
  async 'streaming'() { await speak('xhr-streaming', { transports: 'xhr-streaming', timeout: 3000 }) },
});
