const request = require('superagent');
const { run, equal } = require('./steps');
const lab = 'https://lab.example';

run({
  async get() {
    const { status, type, body } = await request.get(lab + '/echo').query({ a: 1, b: '你好' }).set('X-Own', 'yes').auth('me', 'secret');
    equal([status, type, body.query.parsed, body.headers['x-own'], body.headers.authorization], [200, 'application/json', { a: '1', b: '你好' }, 'yes', 'Basic ' + btoa('me:secret')]);
  },
  async post() { equal(JSON.parse((await request.post(lab + '/echo').send({ a: [1] })).body.body), { a: [1] }) },
  async form() { equal((await request.post(lab + '/echo').type('form').send({ a: 1, b: 'c d' })).body.body, 'a=1&b=c%20d') },
  async 'array buffer'() { equal((await request.get(lab + '/bytes/300').responseType('arraybuffer')).body.byteLength, 300) },
  async 'upload with progress'() {
    const directions = [];
    const { body } = await request.post(lab + '/upload').attach('file', new Blob(['hello']), 'f.txt').field('a', 'b').on('progress', function (event) { directions.push(event.direction) });
    equal([body.parts.map(function (part) { return part.name }).sort(), directions.includes('upload')], [['a', 'file'], true]);
  },
  async 'failed status'() {
    const error = await request.get(lab + '/status/404').catch(function (error) { return error });
    equal([error.status, error.message], [404, 'Not Found']);
  },
  async retry() {
    let retries = 0;
    const error = await request.get(lab + '/status/503').retry(2, function () { retries++ }).catch(function (error) { return error });
    equal([error.status, retries], [503, 2]);
  },
  async 'time-out'() { equal((await request.get(lab + '/delay/5000').timeout(100).catch(function (error) { return error })).timeout, 100) },
  async abort() {
    const long = request.get(lab + '/delay/5000'), aborted = new Promise(function (resolve) { long.on('abort', resolve) });
    long.end(function () {});
    setTimeout(function () { long.abort() }, 20);
    await aborted;
  },
});
