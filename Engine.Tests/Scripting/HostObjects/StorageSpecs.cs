namespace MiniActors.Tests.Scripting.HostObjects;

/// <summary>The storage of a mini program.</summary>
public sealed class StorageSpecs : HostSpecs
{
    [Theory]
    [InlineData("wechat", "wx")]
    [InlineData("baidu", "swan")]
    public Task A_value_is_kept_as_a_copy_and_comes_back_as_a_copy(string platform, string native) => RunAsync(platform, $$"""
        var x = {{native}}, value = { a: [1, { b: true }], f: function () {}, u: undefined };
        console.log(x.setStorageSync('k', value)); value.a[0] = 9;
        var got = x.getStorageSync('k'); console.log(JSON.stringify(got)); got.a = 0;
        console.log(JSON.stringify(x.getStorageSync('k')), JSON.stringify(x.getStorageSync('none')));
        x.setStorageSync('n', 5); console.log(x.getStorageInfoSync());
        x.removeStorageSync('k'); x.removeStorageSync('k'); console.log(x.getStorageInfoSync().keys.join());
        x.clearStorageSync(); console.log(x.getStorageInfoSync().keys.length);
        """,
        "undefined", """{"a":[1,{"b":true}]}""", """{"a":[1,{"b":true}]} "" """.TrimEnd(), "{ keys: [ 'k', 'n' ], currentSize: 1, limitSize: 10240 }", "n", "0");

    [Fact]
    public Task Alipay_takes_an_object_and_gives_one() => RunAsync("alipay", """
        console.log(my.setStorageSync({ key: 'k', data: { a: 1 } }), my.getStorageSync({ key: 'k' }), my.getStorageSync({ key: 'none' }));
        console.log(my.getStorageInfoSync(), my.removeStorageSync({ key: 'k' }).success, my.getStorageInfoSync().keys.length);
        """,
        "{ success: true } { data: { a: 1 }, success: true } { data: null, success: true }", "{ keys: [ 'k' ], currentSize: 1, limitSize: 10240, success: true } true 0");

    [Theory]
    [InlineData("wechat", "wx", "{ errMsg: 'setStorage:ok' }", "{ data: 7, errMsg: 'getStorage:ok' }", "{ errMsg: 'getStorage:fail data not found' }")]
    [InlineData("baidu", "swan", "{ errMsg: 'setStorage:ok' }", "{ data: 7, errMsg: 'getStorage:ok' }", "{ errMsg: 'getStorage:fail data not found' }")]
    [InlineData("alipay", "my", "{}", "{ data: 7 }", "{ data: null }")]
    public Task The_asynchronous_twins_answer_later_and_then_complete(string platform, string native, string set, string got, string missing) => RunAsync(platform, $$"""
        var x = {{native}}, done = function (name) { return function (res) { console.log(name, res) } };
        x.setStorage({ key: 'k', data: 7, success: done('set'), complete: function () { console.log('complete') } });
        x.getStorage({ key: 'k', success: done('got') });
        x.getStorage({ key: 'none', success: done('missing'), fail: done('missing') });
        console.log('returned');
        """, "returned", $"set {set}", "complete", $"got {got}", $"missing {missing}");

    [Fact]
    public Task WeChat_and_alipay_give_a_promise_without_callbacks() => RunAsync("wechat", """
        wx.setStorage({ key: 'k', data: 1 }).then(function (res) { console.log(res.errMsg); return wx.getStorage({ key: 'x' }) }).catch(function (e) { console.log(e.errMsg) });
        console.log(wx.setStorage({ key: 'k', data: 1, success: undefined }));
        """, "undefined", "setStorage:ok", "getStorage:fail data not found");

    [Fact]
    public Task A_date_comes_back_as_a_date_on_WeChat() => RunAsync("wechat", """
        wx.setStorageSync('d', new Date(5)); wx.setStorageSync('o', { d: new Date(5) }); wx.setStorageSync('u', undefined);
        console.log(wx.getStorageSync('d') instanceof Date, wx.getStorageSync('d').getTime(), wx.getStorageSync('o').d, wx.getStorageSync('u'));
        """, "true 5 1970-01-01T00:00:00.005Z undefined");

    [Fact]
    public Task A_value_or_a_storage_over_its_limit_is_refused_and_what_was_there_stays() => RunAsync("wechat", """
        var big = 'x'.repeat(1024 * 1024 - 2), tell = function (value, key) { try { wx.setStorageSync(key, value) } catch (e) { console.log(e instanceof Error, e.message) } };
        tell(big + 'x', 'a');
        for (var i = 0; i < 9; i++) tell(big, 'k' + i);
        tell(big, 'last'); console.log(wx.getStorageInfoSync().keys.length, wx.getStorageSync('k0').length);
        wx.removeStorageSync('k0'); tell(big, 'last'); console.log(wx.getStorageInfoSync().keys.length);
        """, "true setStorageSync:fail entry size limit reached", "true setStorageSync:fail exceed storage limit", "9 1048574", "9");

    [Fact]
    public Task Alipays_values_are_smaller_and_a_failure_is_an_object() => RunAsync("alipay", """
        var told = my.setStorageSync({ key: 'k', data: 'x'.repeat(200 * 1024) }); console.log(told.success, told.errorMessage);
        """, "false setStorageSync:fail entry size limit reached");

    [Fact]
    public Task Many_values_are_kept_and_read_in_one_call() => RunAsync("wechat", """
        wx.batchSetStorageSync([{ key: 'a', value: 1 }, { key: 'b', value: { c: 2 } }]);
        console.log(JSON.stringify(wx.batchGetStorageSync(['b', 'none', 'a'])));
        wx.batchSetStorage({ kvList: [{ key: 'd', value: 3 }], success: function () {
          wx.batchGetStorage({ keyList: ['d'], success: function (res) { console.log(JSON.stringify(res)) } }) } });
        wx.batchSetStorage({ kvList: [{ key: 'e', value: 4 }, { key: 5, value: 6 }], fail: function (e) { console.log(e.errMsg, wx.getStorageSync('e')) } });
        wx.batchGetStorage({ fail: function (e) { console.log(e.errMsg) } });
        """, "[{\"c\":2},\"\",1]", "batchSetStorage:fail parameter error: parameter.key should be String instead of Number 4",
        "batchGetStorage:fail parameter error: parameter.keyList should be Array instead of Undefined", "{\"dataList\":[3],\"errMsg\":\"batchGetStorage:ok\"}");

    [Fact]
    public Task Wrong_arguments_fail() => RunAsync("wechat", """
        try { wx.setStorageSync(1, 2) } catch (e) { console.log(e.message) }
        var round = {}; round.round = round;
        wx.setStorage({ key: 'k', data: round, fail: function (e) { console.log(e.errMsg.slice(0, 32)) } });
        try { wx.setStorageSync('k', round) } catch (e) { console.log(e instanceof TypeError) }
        """, "setStorageSync:fail parameter error: parameter.key should be String instead of Number", "true", "setStorage:fail parameter error:");

    [Fact]
    public async Task Mini_programs_do_not_see_each_others_values_nor_those_of_their_last_run()
    {
        for (var run = 0; run < 2; run++)
            await RunAsync("wechat", "console.log(JSON.stringify(wx.getStorageSync('k'))); wx.setStorageSync('k', 1);", "\"\"");
        await using var one = await OpenAsync("wechat", "wx.setStorageSync('k', 1); console.log('set')");
        await SaysAsync("set");
        await RunAsync("wechat", "console.log(JSON.stringify(wx.getStorageSync('k')))", "\"\"");
    }
}
