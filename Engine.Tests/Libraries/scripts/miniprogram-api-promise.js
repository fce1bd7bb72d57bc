import { promisifyAll, promisify } from 'miniprogram-api-promise';
import { run, equal } from './steps';

const wxp = {};
promisifyAll(wx, wxp);

run({
  async request() { equal((await wxp.request({ url: 'https://lab.example/echo', data: { a: 1 } })).data.query.parsed, { a: '1' }) },
  async 'request of its own'() { equal((await promisify(wx.request)({ url: 'https://lab.example/echo' })).statusCode, 200) },
  async failure() { equal(typeof (await wxp.request({ url: 'https://other.example/' }).catch(function (error) { return error })).errMsg, 'string') },
  async storage() {
    await wxp.setStorage({ key: 'a', data: { b: 1 } });
    equal((await wxp.getStorage({ key: 'a' })).data, { b: 1 });
    equal(wxp.getStorageSync('a'), { b: 1 });
  },
  async 'download'() { equal((await wxp.downloadFile({ url: 'https://lab.example/bytes/10' })).statusCode, 200) },
});
