import './uni';
import ajax from 'uni-ajax';
import { run, equal } from './steps';

const instance = ajax.create({ baseURL: 'https://lab.example', header: { 'X-Instance': 'yes' } });
instance.interceptors.response.use(function (response) { return response.data }, function (error) { return Promise.reject(error) });

run({
  async get() {
    const found = await instance.get('/echo', { a: 1, b: '你好' });
    equal([found.method, found.query.parsed, found.headers['x-instance']], ['GET', { a: '1', b: '你好' }, 'yes']);
  },
  async post() {
    const found = await instance.post('/echo', { a: [1, { b: 2 }] }, { header: { 'Content-Type': 'application/json' } });
    equal([found.method, JSON.parse(found.body)], ['POST', { a: [1, { b: 2 }] }]);
  },
  async 'failed status'() {
    const error = await instance.get('/status/404').catch(function (error) { return error });
    equal(error.statusCode || error.status, 404);
  },
  async interceptor() {
    const other = ajax.create({ baseURL: 'https://lab.example' });
    other.interceptors.request.use(function (config) { config.header['X-Token'] = 'secret'; return config });
    equal((await other.get('/echo')).data.headers['x-token'], 'secret');
  },
});
