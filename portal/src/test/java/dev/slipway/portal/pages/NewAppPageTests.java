package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.create.CreateApps;
import dev.slipway.portal.provisioning.create.NewApp;
import dev.slipway.portal.provisioning.create.Preflight;
import dev.slipway.portal.store.Table;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.BodyInserters.FormInserter;
import reactor.core.publisher.Mono;

/** The name of the application gives these tests stand-ins of their own, which no other test re-arranges. */
@SpringBootTest(classes = PagesUnderTest.class, properties = "spring.application.name=new-app-page-tests")
@ActiveProfiles("pages")
class NewAppPageTests {

    private static final App APP = Samples.app("parking-permits", "city-hall", "dana");

    private final WebTestClient dana;
    private final CreateApps create;
    private final Preflight preflight;

    NewAppPageTests(
            @Autowired ApplicationContext context,
            @Autowired CreateApps create,
            @Autowired Preflight preflight,
            @Autowired AppDirectory apps,
            @Autowired Table table) {
        this.dana = Visitors.of(context, "dana", "city-hall");
        this.create = create;
        this.preflight = preflight;
        App taken = Samples.app("taken-already", "harbour", "hugo");
        apps.find(taken.name())
                .switchIfEmpty(table.write(apps.reserving(taken)).then(Mono.empty()))
                .block();
    }

    @BeforeEach
    void forget() {
        reset(this.create, this.preflight);
    }

    @Test
    void leadsToTheRun() {
        when(this.create.create(any(), any())).thenReturn(Mono.just(Samples.run(APP, RunState.QUEUED, 0)));

        send(form().with("name", " parking-permits ").with("parameters.km-app.articles", "12"))
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/runs/run-of-parking-permits");

        NewApp order = order();
        assertThat(order.name()).isEqualTo("parking-permits");
        assertThat(order.team()).isEqualTo("city-hall");
        assertThat(order.template()).isEqualTo("km-app");
        assertThat(order.parameters()).isEqualTo(Map.of("sample", "knowledge", "public", false, "articles", 12L));
    }

    @Test
    void showsTheFormAgainWithEverythingTypedAndTheWordsAtTheField() {
        when(this.create.create(any(), any()))
                .thenReturn(Mono.error(InvalidInput.of(List.of(
                        new InvalidInput("name", "This is not a name."),
                        new InvalidInput("owner.mail", "'here' is not a mail address.")))));

        send(form().with("name", "<b>parking</b>").with("owner.mail", "here"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody(String.class)
                .value((html) -> assertThat(html)
                        .contains("value=\"&lt;b&gt;parking&lt;/b&gt;\"")
                        .contains("<p class=\"error\">This is not a name.")
                        .contains("<a href=\"#owner.mail\">&#39;here&#39; is not")
                        .contains("id=\"mail-error\">&#39;here&#39; is not a mail address.")
                        .contains("value=\"knowledge\" checked")
                        .contains("name=\"_csrf\""));
    }

    @Test
    void wordsAboutAParameterStandAtItsQuestion() {
        when(this.create.create(any(), any()))
                .thenReturn(Mono.error(new InvalidInput("parameters.articles", "At most 100.")));

        send(form())
                .expectBody(String.class)
                .value((html) -> assertThat(html).contains("id=\"parameters.km-app.articles-error\">At most 100."));
    }

    @Test
    void aNameThatIsTakenLeadsToWhatIsInTheWay() {
        when(this.create.create(any(), any()))
                .thenReturn(Mono.error(new Conflict("The name is taken.", URI.create("/api/v1/runs/r-1"))));

        send(form())
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody(String.class)
                .value((html) -> assertThat(html).contains("The name is taken.", "href=\"/runs/r-1\""));
    }

    @Test
    void anUnknownTemplateIsNoError() {
        when(this.create.create(any(), any()))
                .thenReturn(Mono.error(new InvalidInput("template", "There is no template 'x'.")));

        send(form().with("template", "x")).expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void nothingIsCreatedWithoutTheSecretOfThePage() {
        this.dana.post().uri("/apps").body(form()).exchange().expectStatus().isForbidden();

        verifyNoInteractions(this.create);
    }

    @Test
    void saysWhileTypingWhetherANameIsFree() {
        when(this.preflight.nameIsFree(any())).thenReturn(Mono.empty());

        check("parking-permits", "Free in Slipway", "acme/parking-permits", "hx-swap-oob=\"true\"");
        check("A", "is not a name for an app");
        check("new", "is reserved");
        check("taken-already", "the team harbour has an app of that name", ">taken-already-app</button>");
    }

    @Test
    void aNameIsTakenWhenItIsOutside() {
        when(this.preflight.nameIsFree(any()))
                .thenReturn(Mono.error(new Conflict("There is a repository 'shop' in GitHub.", null)))
                .thenReturn(Mono.empty());

        check("shop", "There is a repository &#39;shop&#39; in GitHub.");
    }

    @Test
    void doesNotClaimWhatItCouldNotAsk() {
        when(this.preflight.nameIsFree(any()))
                .thenReturn(Mono.error(OutsideFault.passing("GitHub", "GitHub is away.", null, null)));

        check("shop", "Could not look everywhere");
    }

    private void check(String name, String... words) {
        this.dana
                .get()
                .uri("/apps/new/name?name={name}", name)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value((html) -> assertThat(html.replace("&#x3D;", "=")).contains(words));
    }

    private WebTestClient.ResponseSpec send(FormInserter<String> form) {
        return this.dana.mutateWith(csrf()).post().uri("/apps").body(form).exchange();
    }

    private NewApp order() {
        ArgumentCaptor<NewApp> order = ArgumentCaptor.forClass(NewApp.class);
        verify(this.create).create(order.capture(), any());
        return order.getValue();
    }

    private static FormInserter<String> form() {
        return BodyInserters.fromFormData("team", "city-hall")
                .with("template", "km-app")
                .with("parameters.km-app.sample", "knowledge")
                .with("parameters.km-app.database", "");
    }
}
