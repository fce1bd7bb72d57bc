// It stands around the platform's request and keeps what servers set.
const cookies = require('weapp-cookie');
const { run, equal } = require('./steps');
const api = typeof wx !== 'undefined' ? wx : typeof my !== 'undefined' ? my : swan;
const host = 'lab.example';
const get = function (path) { return new Promise(function (success, fail) { api.request({ url: 'https://' + host + path, success, fail }) }) };
const sent = async function () { return (await get('/cookies')).data.cookies };

run({
  async 'cookies of the server'() {
    await get('/cookies/set?a=1&b=2');
    equal([cookies.get('a', host), cookies.get('b', host)], ['1', '2']);
    equal(await sent(), { a: '1', b: '2' });
  },
  async 'cookie of its own'() {
    cookies.set('c', '3', { domain: host });
    equal((await sent()).c, '3');
  },
  async remove() {
    cookies.remove('a', host);
    equal(cookies.has('a', host), false);
    equal('a' in await sent(), false);
  },
  async 'kept in storage'() {
    const kept = api.getStorageSync(typeof my === 'undefined' ? '__cookie_store__' : { key: '__cookie_store__' });
    equal(JSON.stringify(kept).includes(host), true);
  },
});
