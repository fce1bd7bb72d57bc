const { createClient } = require('graphql-ws');
const { run, equal } = require('./steps');

const client = createClient({ url: 'wss://peer.example/graphql', connectionParams: { who: 'a mini program' }, retryWait: function () { return Promise.resolve() }, shouldRetry: function () { return true } });
const all = async (query, variables, most) => {
  const results = [];
  for await (const result of client.iterate({ query: query, variables: variables })) {
    results.push(result);
    if (results.length === most) break;
  }
  return results;
};

run({
  async query() { equal(await all('query ($name: String) { hello(name: $name) }', { name: '你好' }), [{ data: { hello: 'hello 你好 from a mini program' } }]) },
  async subscription() { equal((await all('subscription { count(to: 3) }')).map(function (result) { return result.data.count }), [1, 2, 3]) },
  async 'two at once over one socket'() {
    const [one, other] = await Promise.all([all('subscription { count(to: 2) }'), all('{ hello(name: "x") }')]);
    equal([one.length, other.length], [2, 1]);
  },
  async 'end of an endless subscription'() { equal((await all('subscription { forever }', {}, 3)).length, 3) },
  async 'error of a query'() {
    const why = await all('{ nothing }').catch(function (errors) { return errors[0].message });
    equal(why, 'Cannot query field "nothing" on type "Query".');
  },
  async 'retry after a lost connection'() { equal((await all('subscription { drop }')).pop().data.drop, 1) },
  async 'refused connection'() {
    const refused = createClient({ url: 'wss://peer.example/graphql', connectionParams: { who: 'nobody' }, retryAttempts: 0 });
    const code = await new Promise(function (resolve) { refused.subscribe({ query: '{ hello }' }, { next: resolve, error: function (event) { resolve(event.code) }, complete: resolve }) });
    equal(code, 4403);
  },
});
