const { promisifyAll, promisify } = require('wx-promise-pro');
const { run, equal } = require('./steps');

promisifyAll();

run({
  async request() { equal((await wx.pro.request({ url: 'https://lab.example/echo', data: { a: 1 } })).data.query.parsed, { a: '1' }) },
  async 'request of its own'() { equal((await promisify(wx.request)({ url: 'https://lab.example/echo' })).statusCode, 200) },
  async failure() { equal(typeof (await wx.pro.request({ url: 'https://other.example/' }).catch(function (error) { return error })).errMsg, 'string') },
  async storage() {
    await wx.pro.setStorage({ key: 'a', data: { b: 1 } });
    equal((await wx.pro.getStorage({ key: 'a' })).data, { b: 1 });
  },
  async 'download'() { equal((await wx.pro.downloadFile({ url: 'https://lab.example/bytes/10' })).statusCode, 200) },
});
