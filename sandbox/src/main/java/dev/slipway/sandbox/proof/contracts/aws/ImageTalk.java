package dev.slipway.sandbox.proof.contracts.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.Tag;

/** What ECR documents about repositories. */
final class ImageTalk implements Consumer<Talk> {

    private static final String REPOSITORY = "slipway/shop";

    @Override
    public void accept(Talk talk) {
        EcrAsyncClient ecr = talk.client(EcrAsyncClient.builder());
        String arn = talk.answer(ecr.createRepository((create) -> create.repositoryName(REPOSITORY)))
                .repository()
                .repositoryArn();
        talk.refused(
                "a second repository of a name",
                "RepositoryAlreadyExistsException",
                400,
                ecr.createRepository((create) -> create.repositoryName(REPOSITORY)));
        talk.refused(
                "a repository that is not there",
                "RepositoryNotFoundException",
                400,
                ecr.describeRepositories((describe) -> describe.repositoryNames("slipway/nothing")));
        talk.refused(
                "the deletion of a repository that is not there",
                "RepositoryNotFoundException",
                400,
                ecr.deleteRepository((delete) -> delete.repositoryName("slipway/nothing")));
        talk.refused(
                "an image that is not there",
                "ImageNotFoundException",
                400,
                ecr.describeImages((describe) -> describe.repositoryName(REPOSITORY)
                        .imageIds(ImageIdentifier.builder().imageTag("none").build())));
        tags(talk, ecr, arn);
        pages(talk, ecr);
    }

    private static void tags(Talk talk, EcrAsyncClient ecr, String arn) {
        talk.answer(ecr.tagResource((tag) -> tag.resourceArn(arn)
                .tags(Tag.builder().key("slipway:app").value("shop").build())));
        talk.holds(
                "ECR keeps tags",
                talk.answer(ecr.listTagsForResource((list) -> list.resourceArn(arn))).tags().stream()
                        .anyMatch((tag) -> tag.value().equals("shop")));
        talk.answer(ecr.untagResource((untag) -> untag.resourceArn(arn).tagKeys("slipway:app")));
        talk.holds(
                "ECR takes tags away",
                talk.answer(ecr.listTagsForResource((list) -> list.resourceArn(arn)))
                        .tags()
                        .isEmpty());
        talk.refused(
                "a tag of a repository that is not there",
                "RepositoryNotFoundException",
                400,
                ecr.tagResource((tag) -> tag.resourceArn(arn + "-none")
                        .tags(Tag.builder().key("a").value("b").build())));
    }

    private static void pages(Talk talk, EcrAsyncClient ecr) {
        talk.answer(ecr.createRepository((create) -> create.repositoryName("slipway/other")));
        var first = talk.answer(ecr.describeRepositories((describe) -> describe.maxResults(1)));
        talk.holds(
                "ECR's first page has one repository and a token",
                first.repositories().size() == 1 && first.nextToken() != null);
        var second = talk.answer(
                ecr.describeRepositories((describe) -> describe.maxResults(1).nextToken(first.nextToken())));
        talk.holds(
                "ECR's second page has another repository",
                !second.repositories()
                        .get(0)
                        .repositoryName()
                        .equals(first.repositories().get(0).repositoryName()));
        talk.refused(
                "a token that nobody gave",
                "InvalidParameterException",
                400,
                ecr.describeRepositories((describe) -> describe.nextToken("nobody gave this")));
        talk.answer(ecr.deleteRepository((delete) -> delete.repositoryName("slipway/other")));
    }
}
