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
