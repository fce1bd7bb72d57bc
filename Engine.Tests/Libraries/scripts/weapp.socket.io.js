const io = require('weapp.socket.io');
const { run, equal, next } = require('./steps');

const opened = next(), heard = next(), lost = next();
let socket;
const asked = (name, ...said) => new Promise(function (resolve) { socket.emit(name, ...said, resolve) });

run({
  async connect() {
    socket = io('https://peer.example', { transports: ['websocket'], reconnectionDelay: 10, reconnectionDelayMax: 20 });
    socket.on('connect', opened.tell);
    socket.on('said', heard.tell);
    socket.on('disconnect', lost.tell);
    await opened.take();
    equal(await asked('transport'), 'websocket');
  },
  async 'emit and acknowledge'() { equal(await asked('echo', { text: 'grüß dich 你好' }), { text: 'grüß dich 你好' }) },
  async 'binary data'() { equal([...new Uint8Array((await asked('echo', { bytes: new Uint8Array([0, 1, 255]).buffer })).bytes)], [0, 1, 255]) },
  async 'event of the server'() { socket.emit('say', 1); equal(await heard.take(), 1) },
  async 'reconnect after a lost connection'() {
    socket.emit('drop');
    await lost.take();
    await opened.take();
    equal(await asked('echo', 'again'), 'again');
  },
  async close() {
    socket.close();
    equal(await lost.take(), 'io client disconnect');
  },
});
