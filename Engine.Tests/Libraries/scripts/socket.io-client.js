const { io } = require('socket.io-client/dist/socket.io.js');
const { run, equal, next } = require('./steps');

const opened = next(), heard = next(), lost = next();
const mine = 'room-' + Math.random();
let socket;
const asked = (name, ...said) => new Promise(function (resolve) { socket.emit(name, ...said, resolve) });

run({
  async 'connect by polling and move to a WebSocket'() {
    socket = io('https://peer.example', { reconnectionDelay: 10, reconnectionDelayMax: 20 });
    socket.on('connect', opened.tell);
    socket.on('said', heard.tell);
    socket.on('disconnect', lost.tell);
    const moved = new Promise(function (resolve) { socket.io.engine.on('upgrade', resolve) });
    await opened.take();
    await moved;
    equal(await asked('transport'), 'websocket');
  },
  async 'emit and acknowledge'() { equal(await asked('echo', { text: 'grüß dich 你好' }), { text: 'grüß dich 你好' }) },
  async 'emit with a time-out'() { equal(await socket.timeout(50).emitWithAck('nothing').catch(function (error) { return error.message }), 'operation has timed out') },
  async 'binary data'() { equal([...new Uint8Array((await asked('echo', { bytes: new Uint8Array([0, 1, 255]).buffer })).bytes)], [0, 1, 255]) },
  async 'event of the server'() { socket.emit('say', 1); equal(await heard.take(), 1) },
  async 'question of the server'() {
    socket.on('ask', function (question, answer) { answer(question + '!') });
    socket.emit('ask', 'hello');
    equal(await heard.take(), 'hello!');
  },
  async room() {
    await new Promise(function (resolve) { socket.emit('join', mine, resolve) });
    socket.emit('room', mine, 'all');
    equal(await heard.take(), 'all');
  },
  async 'namespace with a token'() {
    const refused = io('https://peer.example/guarded', { auth: { token: 'none' }, forceNew: false });
    equal(await new Promise(function (resolve) { refused.on('connect_error', function (error) { resolve(error.message) }) }), 'who?');
    refused.auth = { token: 'secret' };
    refused.connect();
    await new Promise(function (resolve) { refused.on('connect', resolve) });
    refused.close();
  },
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
