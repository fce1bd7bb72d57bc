using Akka.Actor;
using Akka.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MiniActors.Api;
using MiniActors.Hosting;

namespace MiniActors.Tests.Hosting;

public class HostedEngineSpecs
{
    private static readonly Config Alipay = ConfigurationFactory.ParseString("mini-actors.program.platform = alipay");

    [Fact]
    public Task A_hosted_engine_has_the_settings_of_its_configuration() => OpensOnAlipay(options => options.Configuration = Alipay);

    [Fact]
    public Task Settings_that_were_read_already_are_not_read_again() => OpensOnAlipay(options => options.Settings = EngineConfiguration.Read(Alipay));

    [Fact]
    public async Task An_ActorSystem_needs_no_host_to_run_an_engine()
    {
        var settings = EngineConfiguration.Read(Alipay);
        using var system = ActorSystem.Create("no-host", EngineConfiguration.OfSystem(Alipay, settings));
        await using (var program = await MiniActorsEngine.Start(system, settings).OpenAsync(new MiniProgramOptions()))
            Assert.Equal("alipay", program.Profile.Id);
        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Theory]
    [InlineData("mini-actors.waits.drain = 2m", "akka.coordinated-shutdown.phases.service-unbind.timeout", "121000ms")]
    [InlineData("akka.actor.mini-actors.throughput = 7", "akka.actor.mini-actors.throughput", "7")]
    [InlineData("", "akka.scheduler.implementation", "MiniActors.Dispatch.RestingScheduler, MiniActors.Engine")]
    public void The_configuration_of_an_ActorSystem_has_what_the_engine_wants_and_the_user_says(string user, string key, string value)
    {
        var config = ConfigurationFactory.ParseString(user);
        Assert.Equal(value, EngineConfiguration.OfSystem(config, EngineConfiguration.Read(config)).GetString(key));
    }

    private static async Task OpensOnAlipay(Action<MiniActorsOptions> configure)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddMiniActors(configure);
        using var host = builder.Build();
        await host.StartAsync();
        await using (var program = await host.Services.GetRequiredService<IMiniActorsEngine>().OpenAsync(new MiniProgramOptions()))
            Assert.Equal("alipay", program.Profile.Id);
        await host.StopAsync();
    }
}
