const Fly = require(typeof my === 'object' ? 'flyio/dist/npm/ap' : 'flyio/dist/npm/wx');
const { run, equal } = require('./steps');

const fly = new Fly();
fly.config.baseURL = 'https://lab.example';

run({
  async get() {
    const { data, status } = await fly.get('/echo', { a: 1, b: '你好' });
    equal([status, data.method, data.query.parsed], [200, 'GET', { a: '1', b: '你好' }]);
  },
  async post() {
    const { data } = await fly.post('/echo', { a: [1] });
    equal([data.method, JSON.parse(data.body)], ['POST', { a: [1] }]);
  },
  async interceptor() {
    const other = new Fly();
    other.config.baseURL = 'https://lab.example';
    other.interceptors.request.use(function (request) { request.headers['X-Token'] = 'secret'; return request });
    equal((await other.get('/echo')).data.headers['x-token'], 'secret');
  },
  async 'failed status'() { equal((await fly.get('/status/404').catch(function (error) { return error })).status, 404) },
});
