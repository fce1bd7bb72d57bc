import './uni';
import './production';
import { createAlova } from 'alova';
import AdapterUniapp from '@alova/adapter-uniapp';
import { run, equal } from './steps';

const { statesHook, ...adapter } = AdapterUniapp();
const alova = createAlova({ baseURL: 'https://lab.example', ...adapter, cacheLogger: false, responded: function (response) { return response.statusCode < 400 ? response : Promise.reject(response) } });

run({
  async get() {
    const { data } = await alova.Get('/echo', { params: { a: 1, b: '你好' }, headers: { 'X-Mine': 'yes' }, cacheFor: 0 });
    equal([data.method, data.query.parsed, data.headers['x-mine']], ['GET', { a: '1', b: '你好' }, 'yes']);
  },
  async post() {
    const { data } = await alova.Post('/echo', { a: [1] }, { headers: { 'Content-Type': 'application/json' } });
    equal([data.method, JSON.parse(data.body)], ['POST', { a: [1] }]);
  },
  async 'shared request'() {
    let sent = 0;
    const request = uni.request;
    uni.request = function (options) { sent++; return request(options) };
    await Promise.all([alova.Get('/echo?shared', { cacheFor: 0 }), alova.Get('/echo?shared', { cacheFor: 0 })]);
    uni.request = request;
    equal(sent, 1);
  },
  async 'answer kept in memory'() {
    await alova.Get('/echo?kept', { cacheFor: 60000 });
    const again = alova.Get('/echo?kept', { cacheFor: 60000 });
    await again;
    equal(again.fromCache, true);
  },
  async 'answer kept in storage'() {
    await alova.Get('/echo?stored', { cacheFor: { mode: 'restore', expire: 60000 } });
    equal(uni.getStorageInfoSync().keys.length > 0, true);
  },
  async 'download with progress'() {
    let loaded = 0;
    const method = alova.Get('/bytes/70000', { requestType: 'download', cacheFor: 0, transform: function (response) { return response } });
    method.onDownload(function (progress) { loaded = progress.loaded });
    const { tempFilePath } = await method;
    equal([typeof tempFilePath, loaded > 0], ['string', true]);
    global.downloaded = tempFilePath;
  },
  async 'upload with progress'() {
    let loaded = 0;
    const method = alova.Post('/upload', { name: 'file', filePath: global.downloaded, a: 'b' }, { requestType: 'upload', fileType: 'image' });
    method.onUpload(function (progress) { loaded = progress.loaded });
    const { data } = await method;
    equal([JSON.parse(data).parts.length, loaded > 0], [2, true]);
  },
  async abort() {
    const method = alova.Get('/delay/5000', { cacheFor: 0 });
    setTimeout(function () { method.abort() }, 50);
    equal(await method.then(function () { return 'answered' }, function (error) { return error instanceof Error }), true);
  },
});
