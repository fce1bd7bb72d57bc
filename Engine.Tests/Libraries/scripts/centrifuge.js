const { Centrifuge, UnauthorizedError } = require('centrifuge');
const { run, equal, next } = require('./steps');

const connected = next(), connecting = next();
const client = new Centrifuge('wss://peer.example/centrifuge', { minReconnectDelay: 10, maxReconnectDelay: 20 });
client.on('connected', connected.tell);
client.on('connecting', connecting.tell);
const news = 'news-' + Math.random();
let subscription;

run({
  async connect() {
    client.connect();
    equal((await connected.take()).transport, 'websocket');
    await connecting.take();
  },
  async subscribe() {
    const subscribed = next();
    subscription = client.newSubscription(news);
    subscription.on('subscribed', subscribed.tell);
    subscription.subscribe();
    equal((await subscribed.take()).channel, news);
  },
  async 'refused subscription'() {
    const told = next(), closed = client.newSubscription('closed');
    closed.on('unsubscribed', told.tell);
    closed.subscribe();
    equal((await told.take()).code, 103);
    client.removeSubscription(closed);
  },
  async publish() {
    const heard = next();
    subscription.on('publication', heard.tell);
    await subscription.publish({ text: 'grüß dich 你好' });
    equal((await heard.take()).data, { text: 'grüß dich 你好' });
  },
  async rpc() { equal((await client.rpc('add', { n: [1, 2] })).data, { method: 'add', heard: { n: [1, 2] } }) },
  async presence() { equal(Object.keys((await subscription.presence()).clients).length, 1) },
  async 'error reply'() { equal(await client.history(news).catch(function (error) { return error.code }), 104) },
  async 'reconnect after a lost connection'() {
    client.rpc('drop', {}).catch(function () {});
    await connecting.take();
    await connected.take();
    await subscription.ready(2000);
    await subscription.publish({ again: true });
  },
  async disconnect() {
    const told = next();
    client.on('disconnected', told.tell);
    client.disconnect();
    equal((await told.take()).code, 0);
  },
});
