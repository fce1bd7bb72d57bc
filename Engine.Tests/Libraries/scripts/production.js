// What a bundler puts in the place of process.env.NODE_ENV.
global.process = { env: { NODE_ENV: 'production' } };
