namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary>Events, signals and the errors of the web. Source: DOM, sections 2 and 3; Web IDL, section 3.14.</summary>
public sealed class EventSpecs : PolyfillSpecs
{
    [Fact]
    public async Task Listeners_run_in_order_and_what_one_throws_is_reported()
    {
        RunWeb("""
            var target = new EventTarget();
            function once() { console.log('once') }
            target.addEventListener('x', once, { once: true });
            target.addEventListener('x', once, { once: true });
            target.addEventListener('x', function () { throw new Error('inside') });
            target.addEventListener('x', { handleEvent: function (event) { console.log(this === event.currentTarget, event.detail, event.eventPhase) } });
            target.dispatchEvent(new CustomEvent('x', { detail: 7 }));
            target.dispatchEvent(new Event('x'));
            """);
        await SaysAsync("once", "false 7 2", "false undefined 2");
        Assert.Contains("inside", await Witness.Faults.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(t => { t.addEventListener('x', e => e.preventDefault()); return [t.dispatchEvent(new Event('x')), t.dispatchEvent(new Event('x', { cancelable: true }))].join() })(new EventTarget())", "true,false")]
    [InlineData("(t => { var n = ''; t.addEventListener('x', e => { n += 'a'; e.stopImmediatePropagation() }); t.addEventListener('x', () => n += 'b'); t.dispatchEvent(new Event('x')); return n })(new EventTarget())", "a")]
    [InlineData("(t => { var n = 0; var c = new AbortController(); t.addEventListener('x', () => n++, { signal: c.signal }); t.dispatchEvent(new Event('x')); c.abort(); t.dispatchEvent(new Event('x')); return n })(new EventTarget())", "1")]
    [InlineData("new (class Mine extends EventTarget { })() instanceof EventTarget", "true")]
    [InlineData("new Event()", "throws TypeError")]
    [InlineData("(t => { t.addEventListener('x', e => t.dispatchEvent(e)); var told = ''; t.addEventListener('x', () => told = 'next'); t.dispatchEvent(new Event('x')); return told })(new EventTarget())", "next")]
    [InlineData("[new CloseEvent('c', { code: 4000, reason: 'r', wasClean: true })].map(e => [e.code, e.reason, e.wasClean, e.type].join())[0]", "4000,r,true,c")]
    [InlineData("new MessageEvent('m', { data: 1 }).data + new ProgressEvent('p', { loaded: 2 }).loaded + new ErrorEvent('e', { message: 'm' }).message", "3m")]
    public async Task An_event_does_what_its_listeners_say(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("(c => { var n = 0; c.signal.onabort = () => n++; c.abort(); c.abort(); return n + c.signal.reason.name + c.signal.aborted })(new AbortController())", "1AbortErrortrue")]
    [InlineData("AbortSignal.abort('why').reason", "why")]
    [InlineData("AbortSignal.abort().throwIfAborted()", "throws AbortError")]
    [InlineData("(c => { var any = AbortSignal.any([new AbortController().signal, c.signal]); c.abort('r'); return any.aborted + any.reason })(new AbortController())", "truer")]
    [InlineData("AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason", "1")]
    [InlineData("new AbortSignal()", "throws TypeError")]
    public async Task A_signal_says_once_that_something_is_to_stop(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("(e => [e.name, e.code, e.message, e instanceof Error, String(e), typeof e.stack].join())(new DOMException('m', 'AbortError'))", "AbortError,20,m,true,AbortError: m,string")]
    [InlineData("new DOMException().name + new DOMException('', 'Other').code + DOMException.NOT_FOUND_ERR + DOMException.INVALID_STATE_ERR", "Error0811")]
    public async Task An_error_of_the_web_has_a_name_and_a_number(string expression, string shown) => await ShowsAsync(expression, shown);

    [Fact]
    public async Task A_microtask_runs_before_the_next_turn_and_reports_what_it_throws()
    {
        RunWeb("setTimeout(function () { console.log('timer') }, 0); queueMicrotask(function () { console.log('micro'); throw new Error('inside') }); console.log('loaded')");
        await SaysAsync("loaded", "micro");
        Assert.StartsWith("Exception: Error: inside", await Witness.Faults.NextAsync(), StringComparison.Ordinal);
    }
}
