const regeneratorRuntime = require('regenerator-runtime');
const { run, equal } = require('./steps');

// As a compiler to ES5 writes it: async function (url) { const one = await ask(url); return one.statusCode }
const ask = function (url) { return new Promise(function (resolve, reject) { React.api.request({ url: url, success: resolve, fail: reject }) }) };
const status = function (url) {
  let answer;
  return regeneratorRuntime.async(function (context) {
    while (1) {
      switch (context.prev = context.next) {
        case 0: context.next = 2; return regeneratorRuntime.awrap(ask(url));
        case 2: answer = context.sent; return context.abrupt('return', answer.statusCode);
        case 4: case 'end': return context.stop();
      }
    }
  }, null, null, null, Promise);
};

run({
  async 'await a request'() { equal(await status('https://lab.example/echo'), 200) },
  async 'catch a failure'() { equal(await status('https://other.example/').catch(function () { return 'refused' }), 'refused') },
  async generator() {
    const count = regeneratorRuntime.mark(function count() {
      return regeneratorRuntime.wrap(function (context) {
        while (1) {
          switch (context.prev = context.next) {
            case 0: context.next = 2; return 1;
            case 2: context.next = 4; return 2;
            case 4: case 'end': return context.stop();
          }
        }
      }, count);
    });
    equal(Array.from(count()), [1, 2]);
  },
});
