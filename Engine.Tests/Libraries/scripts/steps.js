// Runs steps one after the other and says of each how it went. A step that takes too long fails, and the next one begins.
const patience = 8000;

function within(name, promise) {
  return new Promise(function (resolve, reject) {
    const timer = setTimeout(function () { reject(new Error('nothing came in ' + patience + ' ms')) }, patience);
    promise.then(function (value) { clearTimeout(timer); resolve(value) }, function (error) { clearTimeout(timer); reject(error) });
  });
}

exports.run = async function (steps) {
  for (const name of Object.keys(steps)) {
    try {
      await within(name, steps[name]());
      console.log('ok ' + name);
    } catch (error) {
      console.log('not ok ' + name + ': ' + (error && (error.message || error.errMsg || error.errorMessage) || JSON.stringify(error)) + (error && error.stack ? '\n' + error.stack : ''));
    }
  }
};

exports.equal = function (found, expected) {
  const one = JSON.stringify(found), other = JSON.stringify(expected);
  if (one !== other) throw new Error('expected ' + other + ', found ' + one);
};

// The first call of the function that it gives settles the promise that it gives.
exports.next = function () {
  const told = [], waiting = [];
  return {
    tell: function (value) { waiting.length ? waiting.shift()(value) : told.push(value) },
    take: function () { return told.length ? Promise.resolve(told.shift()) : new Promise(function (resolve) { waiting.push(resolve) }) },
  };
};
