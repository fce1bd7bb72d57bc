import ky from 'ky';
import { run, equal } from './steps';

const instance = ky.create({ prefixUrl: 'https://lab.example', headers: { 'X-Instance': 'yes' } });
const failed = promise => promise.then(() => { throw new Error('it went well') }, error => error);

run({
  async get() {
    const { method, query, headers } = await instance.get('echo', { searchParams: { a: 1, b: '你好' } }).json();
    equal([method, query.parsed, headers['x-instance']], ['GET', { a: '1', b: '你好' }, 'yes']);
  },
  async post() { equal(JSON.parse((await instance.post('echo', { json: { a: [1] } }).json()).body), { a: [1] }) },
  async hooks() {
    const other = instance.extend({ hooks: { beforeRequest: [request => request.headers.set('X-Token', 'secret')], afterResponse: [async (request, options, response) => new Response(JSON.stringify([response.status, (await response.json()).headers['x-token']]))] } });
    equal(await other.get('echo').json(), [200, 'secret']);
  },
  async form() {
    const form = new FormData();
    form.append('a', 'b');
    form.append('file', new File(['hello'], 'f.txt'));
    equal((await instance.post('upload', { body: form }).json()).parts.map(part => part.name).sort(), ['a', 'file']);
  },
  async 'download with progress'() {
    let last;
    const { byteLength } = await instance.get('bytes/70000', { onDownloadProgress: progress => { last = progress.transferredBytes } }).arrayBuffer();
    equal([byteLength, last], [70000, 70000]);
  },
  async 'failed status'() { equal((await failed(instance.get('status/404'))).response.status, 404) },
  async retry() {
    let retries = 0;
    const error = await failed(instance.get('status/503', { retry: { limit: 2, delay: () => 5 }, hooks: { beforeRetry: [() => { retries++ }] } }));
    equal([error.response.status, retries], [503, 2]);
  },
  async 'time-out'() { equal((await failed(instance.get('delay/5000', { timeout: 100, retry: 0 }))).name, 'TimeoutError') },
  async abort() {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    equal((await failed(instance.get('delay/5000', { signal: controller.signal }))).name, 'AbortError');
  },
});
