const { Socket, Presence } = require('phoenix');
const { run, equal, next } = require('./steps');

const socket = new Socket('wss://peer.example/phoenix', { params: { token: 'secret' }, reconnectAfterMs: function () { return 20 }, rejoinAfterMs: function () { return 20 }, timeout: 2000 });
const replied = push => new Promise(function (resolve, reject) {
  push.receive('ok', resolve).receive('error', reject).receive('timeout', function () { reject({ message: 'timeout' }) });
});
let channel;

run({
  async 'join a channel'() {
    socket.connect();
    channel = socket.channel('room:lobby', {});
    equal(await replied(channel.join()), { token: 'secret' });
  },
  async 'refused join'() {
    const closed = socket.channel('room:closed', {});
    equal(await replied(closed.join()).catch(function (reason) { return reason }), { reason: 'unauthorized' });
    closed.leave();
  },
  async 'push and reply'() { equal(await replied(channel.push('say', { text: 'grüß dich 你好' })), { text: 'grüß dich 你好' }) },
  async 'binary push'() {
    const reply = await replied(channel.push('bytes', new Uint8Array([0, 1, 255]).buffer));
    equal([...new Uint8Array(reply)], [0, 1, 255]);
  },
  async broadcast() {
    const heard = next();
    channel.on('shout', heard.tell);
    channel.push('shout', { n: 1 });
    equal(await heard.take(), { n: 1 });
  },
  async presence() {
    const synced = next(), presence = new Presence(channel);
    presence.onSync(function () { synced.tell(presence.list().length) });
    channel.trigger('presence_state', { ann: { metas: [{ phx_ref: '1' }] } });
    equal(await synced.take(), 1);
  },
  async heartbeat() {
    await new Promise(function (resolve) { socket.ping(resolve) });
  },
  async 'push time-out'() {
    equal(await replied(channel.push('silence', {}, 50)).catch(function (error) { return error.message }), 'timeout');
  },
  async 'rejoin after a crash of the channel'() {
    const crashed = next();
    channel.onError(crashed.tell);
    channel.push('crash', {});
    await crashed.take();
    equal(await replied(channel.push('say', { again: 1 })), { again: 1 });
  },
  async 'reconnect after a lost connection'() {
    const opened = next();
    socket.onOpen(opened.tell);
    channel.push('drop', {});
    await opened.take();
    equal(await replied(channel.push('say', { again: 2 })), { again: 2 });
  },
  async leave() {
    await replied(channel.leave());
    await new Promise(function (resolve) { socket.disconnect(resolve, 1000, 'bye') });
  },
});
