require('./uni');
const Request = require('luch-request').default;
const { run, equal } = require('./steps');

const http = new Request({ baseURL: 'https://lab.example', header: { 'X-Instance': 'yes' } });
const caught = function (error) { return error };

run({
  async get() {
    const { statusCode, data } = await http.get('/echo', { params: { a: 1, b: '你好' } });
    equal([statusCode, data.query.parsed, data.headers['x-instance']], [200, { a: '1', b: '你好' }, 'yes']);
  },
  async post() {
    const { data } = await http.post('/echo', { a: [1] }, { header: { 'content-type': 'application/json' } });
    equal([data.method, JSON.parse(data.body)], ['POST', { a: [1] }]);
  },
  async interceptor() {
    const other = new Request({ baseURL: 'https://lab.example' });
    other.interceptors.request.use(function (config) { config.header = { ...config.header, 'X-Token': 'secret' }; return config });
    other.interceptors.response.use(function (response) { return response.data });
    equal((await other.get('/echo')).headers['x-token'], 'secret');
  },
  async 'failed status'() { equal((await http.get('/status/404').catch(caught)).statusCode, 404) },
  async 'abort through the task'() {
    const config = { getTask: function (task) { setTimeout(function () { task.abort() }, 20) } };
    const { errMsg, errorMessage } = await http.get('/delay/5000', config).catch(caught);
    equal(typeof (errMsg || errorMessage), 'string');
  },
  async download() {
    const { statusCode, tempFilePath } = await http.download('/bytes/300');
    equal([statusCode, typeof tempFilePath], [200, 'string']);
    global.downloaded = tempFilePath;
  },
  async 'upload with a form'() {
    const { data } = await http.upload('/upload', { filePath: global.downloaded, name: 'file', fileType: 'image', formData: { a: 'b' } });
    equal((typeof data === 'string' ? JSON.parse(data) : data).parts.map(function (part) { return part.name }).sort(), ['a', 'file']);
  },
});
