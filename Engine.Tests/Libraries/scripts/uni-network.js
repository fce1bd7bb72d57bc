require('./uni');
const { un, isUnCancel, isUnError } = require('@uni-helper/uni-network');
const { run, equal } = require('./steps');

const instance = un.create({ baseUrl: 'https://lab.example', headers: { 'X-Instance': 'yes' } });

run({
  async get() {
    const { data, status } = await instance.get('/echo', { params: { a: 1, b: '你好' } });
    equal([status, data.method, data.query.parsed, data.headers['x-instance']], [200, 'GET', { a: '1', b: '你好' }, 'yes']);
  },
  async post() {
    const { data } = await instance.post('/echo', { a: [1] }, { headers: { 'Content-Type': 'application/json' } });
    equal([data.method, JSON.parse(data.body)], ['POST', { a: [1] }]);
  },
  async 'failed status'() {
    const error = await instance.get('/status/404').catch(function (error) { return error });
    equal([isUnError(error), error.status], [true, 404]);
  },
  async interceptor() {
    const other = un.create({ baseUrl: 'https://lab.example' });
    other.interceptors.request.use(function (config) { config.headers = { ...config.headers, 'X-Token': 'secret' }; return config });
    equal((await other.get('/echo')).data.headers['x-token'], 'secret');
  },
  async 'time-out'() {
    const error = await instance.get('/delay/5000', { timeout: 100 }).catch(function (error) { return error });
    equal(isUnError(error), true);
  },
  async cancel() {
    const source = un.CancelToken.source();
    setTimeout(function () { source.cancel('enough') }, 20);
    const error = await instance.get('/delay/5000', { cancelToken: source.token }).catch(function (error) { return error });
    equal([isUnCancel(error), error.message], [true, 'enough']);
  },
  async 'download with progress'() {
    let progress = 0;
    const { tempFilePath, status } = await instance.download({ url: '/bytes/70000', onDownloadProgress: function () { progress++ } });
    equal([status, typeof tempFilePath, progress > 0], [200, 'string', true]);
    global.downloaded = tempFilePath;
  },
  async 'upload with a form'() {
    const { data } = await instance.upload({ url: '/upload', filePath: global.downloaded, name: 'file', fileType: 'image', formData: { a: 'b' } });
    const parts = (typeof data === 'string' ? JSON.parse(data) : data).parts;
    equal(parts.map(function (part) { return part.name }).sort(), ['a', 'file']);
  },
});
