using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting;

/// <summary>Timers, under virtual time.</summary>
public sealed class ScriptTimersSpecs : ScriptSpecs
{
    [Fact]
    public async Task Timers_fire_when_they_are_due_and_equals_in_the_order_of_setting()
    {
        Run("wechat", """
            setTimeout(function () { console.log('30') }, 30);
            setTimeout(function () { console.log('10 a') }, 10);
            setTimeout(function () { console.log('20') }, 20);
            setTimeout(function () { console.log('10 b') }, 10);
            setTimeout(function () { console.log('0') }, 0);
            setTimeout(function () { console.log('negative') }, -5);
            setTimeout(function () { console.log('none') });
            setTimeout(function () { console.log('nonsense') }, 'x');
            """);
        await SaysAsync("0", "negative", "none", "nonsense");
        await PassAsync(10);
        await SaysAsync("10 a", "10 b");
        await PassAsync(20);
        await SaysAsync("20", "30");
    }

    [Fact]
    public async Task Nothing_fires_before_it_is_due()
    {
        Run("wechat", "console.log('set'); setTimeout(function () { console.log('fired') }, 100)");
        await SaysAsync("set");
        await PassAsync(99);
        Assert.Empty(Witness.Lines.Rest());
        await PassAsync(1);
        await SaysAsync("fired");
    }

    [Fact]
    public async Task Extra_arguments_reach_the_callback()
    {
        Run("wechat", "setTimeout(function () { console.log([].slice.call(arguments)) }, 0, 1, 'b', null)");
        await SaysAsync("[ 1, 'b', null ]");
    }

    [Fact]
    public async Task An_interval_repeats_until_it_is_cleared()
    {
        Run("wechat", "var n = 0, id = setInterval(function (s) { console.log(s, ++n); if (n === 3) clearInterval(id) }, 10, 'tick')");
        await PassAsync(10);
        await PassAsync(10);
        await PassAsync(10);
        await SaysAsync("tick 1", "tick 2", "tick 3");
        Assert.Equal(ScriptEnding.Ended, (await EndAsync()).Ending);
    }

    [Fact]
    public async Task A_callback_can_clear_a_timer_that_is_due_with_it()
    {
        Run("wechat", "setTimeout(function () { console.log('first'); clearTimeout(second) }, 5); var second = setTimeout(function () { console.log('second') }, 5); clearTimeout(undefined); clearTimeout(99)");
        await PassAsync(5);
        await SaysAsync("first");
        Assert.Equal(ScriptEnding.Ended, (await EndAsync()).Ending);
        Assert.Empty(Witness.Lines.Rest());
    }

    [Fact]
    public async Task A_nested_timer_waits_for_the_next_turn_and_jobs_run_in_between()
    {
        Run("wechat", """
            setTimeout(function () {
              console.log('outer');
              setTimeout(function () { console.log('inner') }, 0);
              Promise.resolve().then(function () { console.log('job') });
            }, 0);
            setTimeout(function () { console.log('sibling') }, 0);
            """);
        await SaysAsync("outer", "job", "sibling", "inner");
    }

    [Fact]
    public async Task Too_many_timers_are_an_error_that_can_be_caught()
    {
        Run("wechat", "try { for (;;) setTimeout(function () {}, 1e6) } catch (e) { console.log(e.message); global.ids }", limits: new ScriptLimits { Timers = 3 });
        await SaysAsync("Too many timers are pending");
    }

    [Fact]
    public async Task A_timer_without_a_function_is_a_type_error()
    {
        Run("wechat", "try { setTimeout('code', 1) } catch (e) { console.log(e instanceof TypeError) }");
        await SaysAsync("true");
    }

    private async Task PassAsync(int milliseconds)
    {
        await SettledAsync(Script);
        Advance(TimeSpan.FromMilliseconds(milliseconds));
        if (!Witness.End.IsCompleted) await SettledAsync(Script);
    }
}
