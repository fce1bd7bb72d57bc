const signalR = require('@microsoft/signalr');
const { run, equal, next } = require('./steps');

const made = transport => new signalR.HubConnectionBuilder()
  .withUrl('https://hub.example/chat', { transport: transport })
  .withAutomaticReconnect([0, 20, 20])
  .configureLogging(signalR.LogLevel.None)
  .build();
const connection = made(undefined), heard = next();

run({
  async connect() {
    connection.on('heard', function (text, length) { heard.tell([text, length]) });
    await connection.start();
    equal(connection.state, 'Connected');
  },
  async invoke() { equal(await connection.invoke('Echo', 'grüß dich 你好'), 'grüß dich 你好') },
  async 'failed invocation'() { equal(/as asked/.test(await connection.invoke('Fail').catch(function (error) { return error.message })), true) },
  async 'event of the server'() {
    await connection.send('Shout', 'all');
    equal(await heard.take(), ['all', 3]);
  },
  async 'stream of the server'() {
    const found = [];
    await new Promise(function (resolve, reject) { connection.stream('Count', 3).subscribe({ next: function (n) { found.push(n) }, complete: resolve, error: reject }) });
    equal(found, [1, 2, 3]);
  },
  async 'stream to the server'() {
    const subject = new signalR.Subject(), sum = connection.invoke('Sum', subject);
    [1, 2, 3].forEach(function (n) { subject.next(n) });
    subject.complete();
    equal(await sum, 6);
  },
  async 'reconnect after a lost connection'() {
    const back = next();
    connection.onreconnected(back.tell);
    connection.send('Drop').catch(function () {});
    await back.take();
    equal(await connection.invoke('Echo', 'again'), 'again');
  },
  async stop() {
    await connection.stop();
    equal(connection.state, 'Disconnected');
  },
  async 'long polling'() {
    const polling = made(signalR.HttpTransportType.LongPolling);
    await polling.start();
    equal(await polling.invoke('Echo', 'polled'), 'polled');
    await polling.stop();
  },
});
