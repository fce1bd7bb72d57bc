// The server of graphql-ws itself, over its ws adapter.
const { GraphQLSchema, GraphQLObjectType, GraphQLString, GraphQLInt } = require('graphql');
const { useServer } = require('graphql-ws/use/ws');

exports.path = '/graphql';
exports.protocols = ['graphql-transport-ws'];

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { hello: { type: GraphQLString, args: { name: { type: GraphQLString } }, resolve: (_, { name }, context) => `hello ${name} from ${context.connectionParams.who}` } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      count: { type: GraphQLInt, args: { to: { type: GraphQLInt } }, async *subscribe(_, { to }) { for (let n = 1; n <= to; n++) yield { count: n }; } },
      forever: { type: GraphQLInt, async *subscribe() { for (let n = 0; ; n++) { yield { forever: n }; await new Promise(next => setTimeout(next, 5)); } } },
      drop: { type: GraphQLInt, async *subscribe(_, __, context) { yield { drop: 0 }; if (++context.extra.socket.server.drops === 1) context.extra.socket.terminate(); else yield { drop: 1 }; } },
    },
  }),
});

exports.accept = sockets => {
  useServer({ schema, context: context => context, onConnect: context => context.connectionParams.who !== 'nobody' }, sockets);
  sockets.on('connection', socket => { socket.server = { get drops() { return drops }, set drops(count) { drops = count } } });
  let drops = 0;
};
