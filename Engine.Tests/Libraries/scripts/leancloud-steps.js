// The same for each version of the SDK, which gives its Realtime.
const { run, equal, next } = require('./steps');

exports.drive = function ({ Realtime, TextMessage, Event }, extra) {
  const options = Object.assign({ appId: 'app-gzGzoHsz', appKey: 'key', server: { RTMRouter: 'peer.example/leancloud', api: 'peer.example/leancloud' } }, extra);
  const heard = next(), disconnected = next(), reconnected = next();
  let realtime, tom, jerry, talk;

  return run({
    async 'log in'() {
      realtime = new Realtime(options);
      realtime.on('disconnect', disconnected.tell);
      tom = await realtime.createIMClient('Tom');
      jerry = await realtime.createIMClient('Jerry');
      // A client says so when it has logged in again, which is after the connection is back.
      tom.on('reconnect', reconnected.tell);
      jerry.on('reconnect', reconnected.tell);
      equal([tom.id, jerry.id], ['Tom', 'Jerry']);
    },
    async 'start a conversation'() {
      talk = await tom.createConversation({ members: ['Jerry'], name: 'talk' });
      equal(talk.id.indexOf('conversation-'), 0);
    },
    async 'send and receive'() {
      jerry.on('message', heard.tell);
      const sent = await talk.send(new TextMessage('grüß dich 你好'));
      const message = await heard.take();
      equal([message.getText(), message.from, message.id === sent.id], ['grüß dich 你好', 'Tom', true]);
    },
    async 'reconnect after a lost connection'() {
      talk.send(new TextMessage('drop')).catch(function () {});
      await disconnected.take();
      await reconnected.take();
      await reconnected.take();
      await talk.send(new TextMessage('again'));
      equal((await heard.take()).getText(), 'again');
    },
    async 'log out'() {
      await tom.close();
      await jerry.close();
    },
  });
};
