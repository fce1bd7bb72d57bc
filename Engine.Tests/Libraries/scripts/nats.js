const { connect, StringCodec, JSONCodec, headers, Empty } = require('nats.ws');
const { run, equal, next } = require('./steps');

const text = StringCodec(), json = JSONCodec(), mine = 'mini' + Math.random().toString().slice(2), status = next();
const caught = function (error) { return error };
let link;

const read = async function (subscription, one) {
  const found = [];
  for await (const message of subscription) found.push(one(message));
  return found;
};

run({
  async connect() {
    link = await connect({ servers: 'wss://peer.example/nats', reconnectTimeWait: 20 });
    read(link.status(), function (change) { status.tell(change.type) });
  },
  async 'refused token'() { equal((await connect({ servers: 'wss://peer.example/nats', token: 'wrong', reconnect: false }).catch(caught)).code, 'AUTHORIZATION_VIOLATION') },
  async 'publish and subscribe'() {
    const subscription = link.subscribe(mine + '.*', { max: 2 });
    link.publish(mine + '.text', text.encode('grüß dich 你好'));
    link.publish(mine + '.bytes', new Uint8Array([0, 1, 255]));
    equal(await read(subscription, function (message) { return [...message.data] }), [[...text.encode('grüß dich 你好')], [0, 1, 255]]);
  },
  async headers() {
    const subscription = link.subscribe(mine, { max: 1 }), fields = headers();
    fields.set('X-Own', 'yes');
    link.publish(mine, Empty, { headers: fields });
    equal(await read(subscription, function (message) { return message.headers.get('X-Own') }), ['yes']);
  },
  async 'request and reply'() {
    link.subscribe(mine + '.ask', { callback: function (error, message) { message.respond(json.encode({ heard: json.decode(message.data) })) } });
    equal(json.decode((await link.request(mine + '.ask', json.encode([1]))).data), { heard: [1] });
  },
  async 'request that nobody answers'() { equal((await link.request(mine + '.nobody').catch(caught)).code, '503') },
  async 'queue group'() {
    let heard = 0;
    for (let member = 0; member < 2; member++) link.subscribe(mine + '.work', { queue: 'workers', callback: function () { heard++ } });
    link.publish(mine + '.work');
    await link.flush();
    equal(heard, 1);
  },
  async 'reconnect after a lost connection'() {
    link.publish('drop');
    while (await status.take() !== 'reconnect');
    equal(json.decode((await link.request(mine + '.ask', json.encode(2))).data), { heard: 2 });
  },
  async drain() {
    await link.drain();
    equal(link.isClosed(), true);
  },
});
