namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary>What can be sent and read without a network. Source: Fetch; File API; XMLHttpRequest; HTML, section 2.7.</summary>
public sealed class BodySpecs : PolyfillSpecs
{
    [Theory]
    [InlineData("structuredClone({ d: new Date(0), m: new Map([[1, { b: 2 }]]), s: new Set([1]), a: [1, , 3], n: null })", "{ d: 1970-01-01T00:00:00.000Z, m: Map(1) { 1 => { b: 2 } }, s: Set(1) { 1 }, a: [ 1, undefined, 3 ], n: null }")]
    [InlineData("(o => { o.o = o; var c = structuredClone(o); return c.o === c && c !== o })({})", "true")]
    [InlineData("(u => { var c = structuredClone({ u, b: u.buffer }); return c.u.buffer === c.b && c.b !== u.buffer && c.u.join() })(new Uint8Array([1, 2]))", "1,2")]
    [InlineData("(b => { var c = structuredClone(b, { transfer: [b] }); return b.byteLength + ',' + c.byteLength })(new ArrayBuffer(3))", "0,3")]
    [InlineData("(e => e instanceof RangeError && e.message + e.cause)(structuredClone(new RangeError('m', { cause: 1 })))", "m1")]
    [InlineData("structuredClone(JSON.parse('{\"__proto__\":1}')).hasOwnProperty('__proto__')", "true")]
    [InlineData("structuredClone(() => 1)", "throws DataCloneError")]
    [InlineData("structuredClone({ s: Symbol() })", "throws DataCloneError")]
    [InlineData("structuredClone(new WeakMap())", "throws DataCloneError")]
    public async Task A_clone_shares_nothing(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("await new Blob(['a', new Uint8Array([98]), new Blob(['é'])]).text()", "abé")]
    [InlineData("(b => b.size + b.type)(new Blob(['abc'], { type: 'Text/Plain' }))", "3text/plain")]
    [InlineData("await new Blob(['abcdef']).slice(-4, -1, 'x/y').text()", "cde")]
    [InlineData("new Uint8Array(await new Blob(['ab']).arrayBuffer()).join()", "97,98")]
    [InlineData("(await new Blob(['ab']).stream().getReader().read()).value.length", "2")]
    [InlineData("(f => f.name + f.size + (f instanceof Blob) + f.lastModified)(new File(['a'], 'n.txt', { lastModified: 5 }))", "n.txt1true5")]
    [InlineData("await new Promise(done => { var r = new FileReader(); r.onload = () => done(r.result + r.readyState); r.readAsDataURL(new Blob(['hi'], { type: 'a/b' })) })", "data:a/b;base64,aGk=2")]
    public async Task A_blob_is_bytes_with_a_type(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("(h => { h.append('B', '1'); h.append('b', ' 2 '); h.set('A', 'x'); return [...h].join(' ') })(new Headers())", "a,x b,1, 2")]
    [InlineData("new Headers({ a: 'b\\r\\nc: d' })", "throws TypeError")]
    [InlineData("new Headers([['a b', 'c']])", "throws TypeError")]
    [InlineData("(h => { h.append('set-cookie', 'a'); h.append('Set-Cookie', 'b'); return h.getSetCookie().length + h.get('set-cookie') })(new Headers())", "2a, b")]
    [InlineData("(f => { f.append('a', 1); f.append('a', 2); f.append('b', 'x'); f.set('a', 3); return [...f].join(' ') + f.has('c') })(new FormData())", "a,3 b,xfalse")]
    [InlineData("(f => { f.append('f', new Blob(['a'])); return f.get('f').name + (f.get('f') instanceof File) })(new FormData())", "blobtrue")]
    public async Task Fields_have_names(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("(await new Response('{\"a\":[1]}').json()).a[0]", "1")]
    [InlineData("await (r => r.text().then(() => r.text()))(new Response('x'))", "throws TypeError")]
    [InlineData("await (async r => { var c = r.clone(); return await r.text() + await c.text() + r.bodyUsed })(new Response('x'))", "xxtrue")]
    [InlineData("await (async r => { var c = r.clone(); return await r.text() + await c.text() })(new Response(new Blob(['ab']).stream()))", "abab")]
    [InlineData("(r => r.status + r.statusText + r.ok + r.type + r.body)(new Response(null, { status: 404, statusText: 'No' }))", "404Nofalsedefaultnull")]
    [InlineData("new Response('x', { status: 204 })", "throws TypeError")]
    [InlineData("new Response('', { status: 99 })", "throws RangeError")]
    [InlineData("(r => r.headers.get('content-type'))(Response.json({}))", "application/json")]
    [InlineData("(r => r.status + r.headers.get('location'))(Response.redirect('http://a', 301))", "301http://a/")]
    [InlineData("(async f => { f.append('a', 'é\\n'); f.append('f', new Blob(['\\x00\\r\\n--z']), 'q\".txt'); var g = await new Response(f).formData(); return [g.get('a').length, g.get('f').name, g.get('f').size].join() })(new FormData())", "3,q\".txt,6")]
    [InlineData("[...await new Response('a=b+c&d=', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }).formData()].join(' ')", "a,b c d,")]
    [InlineData("new Response(new URLSearchParams({ a: 'b' })).headers.get('content-type')", "application/x-www-form-urlencoded;charset=UTF-8")]
    public async Task A_response_is_read_once(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("(r => r.method + r.url + r.headers.get('content-type'))(new Request('http://a/b', { method: 'post', body: 'x' }))", "POSThttp://a/btext/plain;charset=UTF-8")]
    [InlineData("await new Request(new Request('http://a', { method: 'PUT', body: 'x' }), { headers: { a: 'b' } }).text()", "x")]
    [InlineData("new Request('http://a', { body: 'x' })", "throws TypeError")]
    [InlineData("new Request('/relative')", "throws TypeError")]
    [InlineData("new Request('http://u:p@a/')", "throws TypeError")]
    [InlineData("new Request('ftp://a/')", "throws TypeError")]
    [InlineData("new Request('http://a', { method: 'TRACE' })", "throws TypeError")]
    public async Task A_request_is_checked_when_it_is_made(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()) && crypto.randomUUID() !== crypto.randomUUID()", "true")]
    [InlineData("(a => crypto.getRandomValues(a) === a && a.some(n => n > 0))(new Uint32Array(8))", "true")]
    [InlineData("crypto.getRandomValues(new Uint8Array(65537))", "throws QuotaExceededError")]
    [InlineData("crypto.getRandomValues(new Float32Array(1))", "throws TypeMismatchError")]
    [InlineData("performance.now() >= 0 && performance.timeOrigin > 0", "true")]
    [InlineData("navigator.onLine && navigator.userAgent.includes('MicroMessenger')", "true")]
    public async Task Chance_time_and_place_are_told(string expression, string shown) => await ShowsAsync(expression, shown);
}
