// mqtt.js in its own words, over whatever its protocol names; the broker's address is one whose connections a request cuts.
const { run, equal, next } = require('./steps');
const api = typeof wx !== 'undefined' ? wx : typeof my !== 'undefined' ? my : swan;

exports.drive = function (connect, protocol, options, patience) {
  const name = 'mini-' + Math.random(), way = 'peer.example/mqtt/' + name, topic = 'mini/' + name;
  const opened = next(), heard = next(), lost = next(), ended = next();
  const within = function (promise) {
    return Promise.race([promise, new Promise(function (_, reject) { setTimeout(reject, patience || 8000, new Error('nothing came')) })]);
  };
  const asked = function (call) { return new Promise(function (resolve, reject) { call(function (error, result) { error ? reject(error) : resolve(result) }) }) };
  let client;

  return run({
    async connect() {
      client = connect(protocol + '://' + way, Object.assign({ clientId: name, reconnectPeriod: 20 }, options));
      client.on('connect', opened.tell);
      client.on('close', lost.tell);
      client.on('message', function (topic, payload) { heard.tell(payload) });
      await opened.take();
      equal(client.connected, true);
    },
    async subscribe() {
      equal((await asked(function (done) { client.subscribe(topic + '/#', { qos: 2 }, done) })).map(function (granted) { return granted.qos }), [2]);
    },
    async 'publish with QoS 0, 1 and 2'() {
      for (const qos of [0, 1, 2]) {
        await asked(function (done) { client.publish(topic + '/q', 'grüß dich 你好 ' + qos, { qos }, done) });
        equal(String(await heard.take()), 'grüß dich 你好 ' + qos);
      }
    },
    async 'binary payload'() {
      await asked(function (done) { client.publish(topic + '/b', new Uint8Array([0, 1, 255]), { qos: 1 }, done) });
      equal([...await heard.take()], [0, 1, 255]);
    },
    async 'reconnect after a lost connection'() {
      api.request({ url: 'https://' + way + '/drop' });
      await within(lost.take());
      await within(opened.take());
      client.publish(topic + '/q', 'again', { qos: 1 });
      equal(String(await heard.take()), 'again');
    },
    async end() {
      client.end(false, {}, ended.tell);
      await within(ended.take());
    },
  });
};
