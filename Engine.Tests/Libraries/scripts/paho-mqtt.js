// As its authors say for places without a browser: it wants WebSocket, and localStorage for what is in flight.
global.localStorage = global.localStorage || (function (kept) {
  return {
    get length() { return Object.keys(kept).length },
    key: function (n) { return Object.keys(kept)[n] },
    getItem: function (key) { return key in kept ? kept[key] : null },
    setItem: function (key, value) { kept[key] = String(value) },
    removeItem: function (key) { delete kept[key] },
  };
})({});
const Paho = require('paho-mqtt');
const { run, equal, next } = require('./steps');

const topic = 'mini/' + Math.random(), heard = next(), lost = next(), delivered = next();
const client = new Paho.Client('wss://broker.example/', 'mini-' + Math.random());
client.onMessageArrived = heard.tell;
client.onConnectionLost = lost.tell;
client.onMessageDelivered = delivered.tell;
const done = call => new Promise(function (resolve, reject) { call({ onSuccess: resolve, onFailure: reject }) });

run({
  async connect() {
    await done(function (options) { client.connect(Object.assign(options, { keepAliveInterval: 60, timeout: 5 })) });
    equal(client.isConnected(), true);
  },
  async subscribe() { equal([(await done(function (options) { client.subscribe(topic + '/#', Object.assign(options, { qos: 2 })) })).grantedQos[0]], [2]) },
  async 'publish with QoS 0, 1 and 2'() {
    for (const qos of [0, 1, 2]) {
      client.send(topic + '/q', 'grüß dich 你好 ' + qos, qos, false);
      equal((await heard.take()).payloadString, 'grüß dich 你好 ' + qos);
      await delivered.take();
    }
  },
  async 'binary payload'() {
    const message = new Paho.Message(new Uint8Array([0, 1, 255]));
    message.destinationName = topic + '/b';
    client.send(message);
    equal([...(await heard.take()).payloadBytes], [0, 1, 255]);
  },
  async unsubscribe() { await done(function (options) { client.unsubscribe(topic + '/#', options) }) },
  async disconnect() {
    client.disconnect();
    equal((await lost.take()).errorCode, 0);
  },
  async 'refused broker'() {
    const other = new Paho.Client('wss://nobody.example/', 'mini');
    const why = await done(function (options) { other.connect(options) }).catch(function (error) { return error.errorCode });
    equal(why > 0, true);
  },
});
