package dev.slipway.sandbox.aws.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request to one service, and its answer, must look like. */
public final class ServiceContract {

    /** Models that have another name than their service has in signatures. */
    private static final Map<String, String> MODELS = Map.of("elasticloadbalancing", "elbv2");

    private final ServiceModel model;
    private final List<RestAddress> addresses;

    private ServiceContract(ServiceModel model) {
        this.model = model;
        this.addresses = model.operations().stream().map(RestAddress::new).toList();
    }

    /** Reads the contract of a service by its name in signatures. */
    public static ServiceContract ofSigningName(String signingName) {
        return of(ServiceModel.load(MODELS.getOrDefault(signingName, signingName)));
    }

    /** Makes the contract that a model describes. */
    public static ServiceContract of(ServiceModel model) {
        return new ServiceContract(model);
    }

    /** Returns the model. */
    public ServiceModel model() {
        return this.model;
    }

    /** Finds the operation that a request asks for; query requests name it in their body. */
    public Optional<Operation> operationOf(WireRequest request) {
        return switch (this.model.protocol()) {
            case "json" -> this.model.operation(request.target());
            case "query" -> this.model.operation(request.form().getOrDefault("Action", ""));
            default -> address(request).map(RestAddress::operation);
        };
    }

    /** Returns whether a request must be read whole to be judged; others stream their body past. */
    public boolean needsBody(WireRequest head) {
        return switch (this.model.protocol()) {
            case "json" -> true;
            case "rest-json" -> address(head).filter(RestAddress::readsBody).isPresent();
            default -> false;
        };
    }

    /**
     * Returns what a request has against its model, a request for an unknown operation nothing.
     *
     * @throws MalformedBody if the body is not what the protocol has
     */
    public List<Violation> check(WireRequest request) {
        Operation operation = operationOf(request).orElse(null);
        if (operation == null || operation.input().isEmpty()) {
            return List.of();
        }
        Shape shape = operation.input().get();
        return switch (this.model.protocol()) {
            case "json" -> ModelCheck.of(request.json(), shape);
            case "query" -> ModelCheck.of(QueryReader.read(request.form(), shape), shape);
            default -> {
                RestAddress address = address(request).orElseThrow();
                yield RestReader.violations(request, address, shape);
            }
        };
    }

    private Optional<RestAddress> address(WireRequest request) {
        return this.addresses.stream()
                .filter((address) -> address.matches(request))
                .max(Comparator.comparingInt(RestAddress::weight));
    }
}
