const { Client } = require('@stomp/stompjs');
const { run, equal, next } = require('./steps');

const topic = '/topic/' + Math.random(), connected = next(), closed = next();
const client = new Client({ brokerURL: 'wss://peer.example/stomp', reconnectDelay: 20, onConnect: connected.tell, onWebSocketClose: closed.tell });

run({
  async connect() {
    client.activate();
    equal((await connected.take()).headers.version, '1.2');
  },
  async 'publish and subscribe'() {
    const heard = next(), subscription = client.subscribe(topic + '/a', heard.tell);
    client.publish({ destination: topic + '/a', body: 'grüß dich 你好', headers: { 'x-key': 'a:b' } });
    const message = await heard.take();
    equal([message.body, message.headers['x-key']], ['grüß dich 你好', 'a:b']);
    subscription.unsubscribe();
  },
  async 'binary body'() {
    const heard = next();
    client.subscribe(topic + '/b', heard.tell);
    client.publish({ destination: topic + '/b', binaryBody: new Uint8Array([0, 1, 255]), headers: { binary: 'yes' } });
    equal([...(await heard.take()).binaryBody], [0, 1, 255]);
  },
  async receipt() {
    const done = next();
    client.watchForReceipt('r1', done.tell);
    client.publish({ destination: '/topic/none', body: '', headers: { receipt: 'r1' } });
    equal((await done.take()).headers['receipt-id'], 'r1');
  },
  async transaction() {
    const heard = next(), transaction = client.begin();
    client.subscribe(topic + '/c', heard.tell);
    client.publish({ destination: topic + '/c', body: 'held', headers: { transaction: transaction.id } });
    client.publish({ destination: topic + '/c', body: 'free' });
    equal((await heard.take()).body, 'free');
    transaction.commit();
    equal((await heard.take()).body, 'held');
  },
  async 'large message in one piece'() {
    const heard = next(), body = 'x'.repeat(200000);
    client.subscribe(topic + '/d', heard.tell);
    client.publish({ destination: topic + '/d', body: body });
    equal((await heard.take()).body.length, body.length);
  },
  async 'reconnect after a lost connection'() {
    client.publish({ destination: '/drop', body: '' });
    await closed.take();
    await connected.take();
    equal(client.connected, true);
  },
  async 'error frame'() {
    const errors = next(), refused = new Client({ brokerURL: 'wss://peer.example/stomp', connectHeaders: { login: 'a', passcode: 'wrong' }, reconnectDelay: 0, onStompError: errors.tell });
    refused.activate();
    equal((await errors.take()).headers.message, 'access refused');
    await refused.deactivate();
  },
  async deactivate() {
    await client.deactivate();
    equal(client.active, false);
  },
});
