// axios in its own words, whatever carries it.
const { run, equal } = require('./steps');

exports.drive = function (axios, timedOut) {
  const instance = axios.create({ baseURL: 'https://lab.example', headers: { 'X-Instance': 'yes' } });

  return run({
    async get() {
      const { data, status, headers } = await instance.get('/echo', { params: { a: 1, b: '你好' } });
      equal([status, data.method, data.query.parsed, data.headers['x-instance']], [200, 'GET', { a: '1', b: '你好' }, 'yes']);
      equal(/json/.test(headers['content-type'] || headers['Content-Type']), true);
    },
    async post() {
      const { data } = await instance.post('/echo', { a: [1] });
      equal([data.method, JSON.parse(data.body)], ['POST', { a: [1] }]);
    },
    async 'array buffer'() {
      const { data } = await instance.get('/bytes/300', { responseType: 'arraybuffer' });
      equal([data instanceof ArrayBuffer, data.byteLength], [true, 300]);
    },
    async interceptor() {
      const other = axios.create({ baseURL: 'https://lab.example' });
      other.interceptors.request.use(function (config) { config.headers.set('X-Token', 'secret'); return config });
      equal((await other.get('/echo')).data.headers['x-token'], 'secret');
    },
    async 'failed status'() { equal((await instance.get('/status/404').catch(function (error) { return error })).message, 'Request failed with status code 404') },
    async 'time-out'() { equal((await instance.get('/delay/5000', { timeout: 100 }).catch(function (error) { return error })).message, timedOut || 'timeout of 100ms exceeded') },
    async cancel() {
      const source = axios.CancelToken.source();
      setTimeout(function () { source.cancel('enough') }, 50);
      equal((await instance.get('/delay/5000', { cancelToken: source.token }).catch(function (error) { return error })).message, 'enough');
    },
  });
};
