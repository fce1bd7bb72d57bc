const wefetch = require('wefetch');
const { run, equal } = require('./steps');

const instance = wefetch.create({ baseUrl: 'https://lab.example', header: { 'X-Instance': 'yes' } });

run({
  async get() {
    const { data } = await instance.get('/echo', { data: { a: 1 } });
    equal([data.method, data.query.parsed.a, data.headers['x-instance']], ['GET', '1', 'yes']);
  },
  async post() {
    const { data } = await instance.post('/echo', { a: 1 }, { header: { 'Content-Type': 'application/json' } });
    equal(data.method, 'POST');
  },
  async interceptor() {
    const other = wefetch.create({ baseUrl: 'https://lab.example' });
    other.before.use(function (config) { (config.headers || config.header)['X-Token'] = 'secret'; return config });
    equal((await other.get('/echo')).data.headers['x-token'], 'secret');
  },
  async 'two at once'() {
    const both = await wefetch.all([instance.get('/echo?1'), instance.get('/echo?2')]);
    equal(both.length, 2);
  },
});
